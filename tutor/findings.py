"""What an author still has to do, in the order in which one does it: each finding with its place in a file.

A skeleton holds the word BLANK wherever something is to be written; what follows it on its line says what. As long as one is
left, an exercise is not done.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from tutor.errors import reason
from tutor.toml_lines import Place, line_of, lines_of

STEPS = ("files", "toml", "checks", "starter", "solution", "pitfalls", "also_right", "mutants", "page", "hints", "answers", "lesson")

BLANK = re.compile(r"\bBLANK\b:?\s*(.*)")
_KEYS = {"page": "page", "task": "page", "hints": "hints"}
At = Callable[[int | None], str]
"""Where line N of a text stands, such as `exercise.toml:17: page`; without a line, where the text begins."""


class Finding(NamedTuple):
    """One thing to do: the step it belongs to, the place, and what is wrong with what to do about it."""

    step: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"

    @property
    def file(self) -> str:
        """The file it is about, without line and key."""
        return re.split(r"[:,]", self.where, maxsplit=1)[0]


def in_order(findings: list[Finding]) -> list[Finding]:
    """First things first; within a step as they were found, each once."""
    return sorted(dict.fromkeys(findings), key=lambda finding: STEPS.index(finding.step))


class TomlText:
    """A TOML file's text, to tell on which line the words of one of its texts are."""

    def __init__(self, file: Path, name: str) -> None:
        self.name = name
        try:
            self.text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            self.text = ""  # whoever parses the file says so

    @cached_property
    def lines(self) -> dict[Place, int]:
        """Each key with its line."""
        return lines_of(self.text)

    def at(self, place: Place, key: str) -> At:
        """Places within the text at `place`, called `key`."""
        first = line_of(self.lines, place)
        rows = self.text.split("\n")

        def where(line: int | None = None) -> str:
            if first is None:
                return f"{self.name}: {key}"
            # a text that begins on the line after its quotes has its own first line there
            below = rows[first - 1].rstrip().endswith(("'''", '"""')) if first <= len(rows) else False
            return f"{self.name}:{first + (line - 1 + below if line else 0)}: {key}"

        return where

    def key_at(self, line: int) -> str:
        """The top key that holds this line, or ''."""
        above = [(at, place[0]) for place, at in self.lines.items() if at <= line]
        return str(max(above, key=lambda found: found[0])[1]) if above else ""


def blanks(folder: Path, answers: Path | None = None) -> list[Finding]:
    """Every BLANK that is left in an exercise's files, and in its answers."""
    found: list[Finding] = []
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix in (".py", ".toml") and "__pycache__" not in file.parts:
            found += _blanks_of(file, file.relative_to(folder).as_posix())
    for file in sorted(answers.rglob("*.py")) if answers else []:
        found += _blanks_of(file, answer_name(file), "answers")
    return found


def answer_name(file: Path) -> str:
    """`tests/answers/ID/right/one.py`: an answer's path as one types it beside the lessons."""
    return "/".join(("tests", "answers", *file.parts[-3:]))


def _blanks_of(file: Path, name: str, step: str = "") -> list[Finding]:
    try:
        rows = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return [Finding(step or _step(name), name, "is not UTF-8. Save it so")]
    except OSError as error:
        return [Finding(step or _step(name), name, f"can't be read ({reason(error)})")]
    toml = TomlText(file, name) if name == "exercise.toml" else None
    found = []
    for number, row in enumerate(rows, 1):
        blank = BLANK.search(row)
        if blank:
            key = toml.key_at(number) if toml else ""
            what = blank[1].rstrip(" '\",)]").strip() or "write it"
            place = f"{name}:{number}: {key}" if key else f"{name}:{number}"
            belongs = step or (_KEYS.get(key, "toml") if toml else _step(name))
            found.append(Finding(belongs, place, f"still a blank. {what[0].upper()}{what[1:]}"))
    return found


def _step(name: str) -> str:
    part = name.split("/")[0].removesuffix(".py")
    return part if part in STEPS else "files"
