"""Terminals that speak no UTF-8, or hardly anything: letters of ASCII, nothing garbled, or one sentence."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.tutor.desk import STARTER

from .conftest import Open

PLACES = {"C": {"LC_ALL": "C"}, "POSIX": {"LC_ALL": "POSIX"}, "none": {"LANG": ""}, "only the language": {"LANG": "C"}, "latin-1": {"LC_ALL": "de_DE.ISO-8859-1"},
          "C, and Python told so": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
          "ascii streams": {"LC_ALL": "C", "PYTHONIOENCODING": "ascii:strict"}}


# One by its locale, one by its streams; the others with `-m long`.
@pytest.mark.parametrize("where", [pytest.param(name, marks=() if name in ("C", "ascii streams") else pytest.mark.long) for name in PLACES])
def test_without_utf_8_all_is_ascii(opened: Open, tmp_path: Path, where: str) -> None:
    """The task, a verdict, the learner's own text, a curve: whatever is sent is ASCII, and stands where it should."""
    line = opened(delay=0.0, columns=200, rows=50, **PLACES[where])
    line.until("Who clears the gradients?", "? keys")
    line.pump(1.0)
    (tmp_path / "torchtutor/week03/zero_grad.py").write_text(STARTER + "# größer \u4f60 \u2713\n", encoding="utf-8")
    line.until("x 2 of 4 checks", "# gr??er ?? +")
    for key in ("?", "\x1b", "h", "d", "\x1b"):
        line.type(key)
        line.pump(0.6)
    assert line.got.isascii()
    line.type("q")
    assert line.ended() == 0


def test_a_terminal_that_can_not_move_its_cursor_is_told_so(opened: Open) -> None:
    """As within an editor's shell window."""
    line = opened(delay=0.0, TERM="dumb", columns=200)
    assert line.ended() == 2
    assert line.screen.split("\n")[0].strip() == (
        "This terminal can't show the app (TERM is dumb): open another one, or name a verb: `torchtutor --help` shows them.")
    assert b"\x1b[?1049h" not in line.got
