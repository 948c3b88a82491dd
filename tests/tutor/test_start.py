"""What the command line imports: a prompt is not a program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"torch", "numpy", "pandas", "textual", "rich", "plotext", "msgspec", "watchfiles", "psutil"}
PROBE = """
import json, sys, io, contextlib
from tutor.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    code = main(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]))
"""


def modules(tmp_path: Path, *args: str) -> set[str]:
    env = {**os.environ, "TORCHTUTOR_HOME": str(tmp_path / "home"), "TORCHTUTOR_CACHE": str(tmp_path / "cache")}
    done = subprocess.run([sys.executable, "-c", PROBE, *args], capture_output=True, text=True, env=env, check=True)
    code, names = json.loads(done.stdout)
    assert code == 0
    return set(names)


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["weeks"], ["list"], ["show", "w3-zero-grad"], ["progress"], ["runs"]])
def test_no_verb_that_looks_loads_anything_heavy(tmp_path: Path, args: list[str]) -> None:
    assert not modules(tmp_path, *args) & HEAVY


def test_help_needs_argparse_and_nothing_of_ours(tmp_path: Path) -> None:
    names = modules(tmp_path, "--help")
    assert {name for name in names if name.startswith(("tutor", "runners", "lessons"))} == {"tutor", "tutor.cli"}
    assert not names & {"tomli", "dataclasses", "platformdirs"}


def test_weeks_reads_no_exercise_and_wakes_no_runner(tmp_path: Path) -> None:
    names = modules(tmp_path, "weeks")
    assert not names & {"tutor.exercise_file", "tutor.session", "tutor.workspace", "runners.client", "platformdirs", "hashlib"}
