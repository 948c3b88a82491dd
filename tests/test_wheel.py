"""The wheel holds all that runs: the lessons with every file beside their TOML, the styles, and nothing of the tests."""
from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.long
def test_the_wheel(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)], check=True)
    wheel = next(tmp_path.glob("torchtutor-*.whl"))
    assert wheel.stat().st_size < 20 << 20
    with zipfile.ZipFile(wheel) as z:
        names = set(z.namelist())
    tracked = subprocess.run(["git", "ls-files", "tutor", "runners", "lessons"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(tracked.stdout.split()) <= names
    assert not any(n.startswith("tests/") or "__pycache__" in n for n in names)
