"""The course: TOML and the files beside it."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
