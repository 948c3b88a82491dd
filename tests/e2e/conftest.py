"""The app at the end of a line, and editors of our own."""
from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .line import Line
from .terminal import ROOT

Open = Callable[..., Line]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Starts the app with a played runner; `environ` goes over what a terminal of 256 colours has."""
    lines: list[Line] = []

    def start(*args: str, delay: float = 0.15, columns: int = 80, rows: int = 24, answers: bool = True, module: str = "tests.e2e.played",
              **environ: str) -> Line:
        base = {k: v for k, v in os.environ.items() if not k.startswith(("TORCHTUTOR", "XDG", "TMUX"))
                and k not in ("NO_COLOR", "LC_ALL", "LC_CTYPE", "VISUAL", "EDITOR", "PYTHONIOENCODING", "PYTHONUTF8")}
        env = base | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor", "HOME": str(tmp_path)}
        given = args if module != "tests.e2e.played" else (str(tmp_path), *args)
        line = Line([sys.executable, "-m", module, *given], env | environ, columns, rows, delay, ROOT, answers)
        lines.append(line)
        return line

    yield start
    for line in lines:
        line.close()


def script(folder: Path, body: str, name: str = "editor.py") -> str:
    """An editor of our own; its last argument is the file."""
    made = folder / name
    made.write_text(f"#!{sys.executable}\nimport os, pathlib, signal, sys, time, tty\nfile = pathlib.Path(sys.argv[-1])\n{body}\n")
    made.chmod(0o755)
    return str(made)
