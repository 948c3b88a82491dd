"""docs/adding-an-exercise.md, followed letter by letter in a copy of the tree: its files are pasted, its commands are run, and what it
says one sees must be seen."""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "adding-an-exercise.md").read_text("utf-8")
EXERCISE = Path("lessons/week03_regression/two_guesses")
BLOCK = re.compile(r"(?:^`([^`\n]+)`\n\n)?^(`{3,})(\w+)\n(.*?)^\2$", re.MULTILINE | re.DOTALL)
SLOW = "--thorough"


class Block(NamedTuple):
    file: str          # what it is to be pasted into; '' for commands and what they say
    kind: str
    text: str


BLOCKS = [Block(m[1] or "", m[3], m[4]) for m in BLOCK.finditer(PAGE)]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A clone, as far as the page needs one, with a `torchtutor` and a `python` on its path."""
    root = tmp_path / "torchtutor"
    for name in ("tutor", "runners", "lessons", "tests/answers"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "tests/__init__.py", "tests/conftest.py", "tests/lessons/__init__.py", "tests/lessons/test_answers.py",
                 "tests/lessons/judging.py"):
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    for name, command in (("torchtutor", "-m tutor"), ("python", "")):
        script = tmp_path / "bin" / name
        script.parent.mkdir(exist_ok=True)
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {command} "$@"\n')
        script.chmod(0o755)
    return root


def run(commands: str, tree: Path) -> str:
    home = tree.parent
    env = {**os.environ, "PATH": f"{home / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(tree), "LC_ALL": "C.UTF-8",
           **{f"TORCHTUTOR_{name}": str(home / name.lower()) for name in ("HOME", "CACHE", "CONFIG", "RUNTIME")}}
    done = subprocess.run(["/bin/sh", "-c", commands], cwd=tree, env=env, capture_output=True, text=True, timeout=500)
    assert done.stderr == "", f"{commands}{done.stderr}"
    return done.stdout


def follow(tree: Path, skip: str) -> list[str]:
    """Do all that the page says; returns what its commands said. Those that hold the word `skip` are left out."""
    said: list[str] = []
    known = False
    try:
        for block in BLOCKS:
            if block.file:
                place = tree / block.file if block.file.startswith("tests/") else tree / EXERCISE / block.file
                assert place.parent.is_dir(), f"{block.file} belongs into a folder that is not there"
                place.write_text(block.text, "utf-8")
            elif block.kind == "sh":
                known = not (skip and skip in block.text)
                said += [run(block.text, tree)] if known else []
            else:
                for line in block.text.splitlines() if known else []:
                    pattern = ".*".join(re.escape(part.strip()) for part in line.split("…"))
                    assert re.search(pattern, said[-1]), f"the page says that one sees\n{line}\nbut it was\n{said[-1]}"
    finally:
        run("torchtutor runner stop >/dev/null 2>&1 || true", tree)
    return said


def test_every_block_is_understood() -> None:
    left = BLOCK.sub("", PAGE)
    assert "```" not in left, left
    assert {b.kind for b in BLOCKS if not b.file} == {"sh", "text"}
    assert len([b for b in BLOCKS if b.file]) >= 15


def test_following_the_page_makes_a_verified_exercise(tree: Path) -> None:
    said = follow(tree, skip=SLOW)
    assert sum("1 exercise, no problems" in one for one in said) == 1
    assert any(re.search(r"^\d+ passed, \d+ deselected", one, re.MULTILINE) for one in said), "the answers that are kept are tests that pass"


@pytest.mark.long
def test_following_the_page_to_its_end_makes_one_that_is_verified_thoroughly(tree: Path) -> None:
    said = follow(tree, skip="")
    assert "1 exercise, no problems" in said[-1] and '"w3-two-guesses"' in (tree / "lessons/verified.json").read_text("utf-8")
