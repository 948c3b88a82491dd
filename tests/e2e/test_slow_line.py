"""A line on which everything takes 300 ms there and back: the app waits for no answer, and takes no answer for keys."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tutor.desk import SOLUTION

from .conftest import Open, script


def test_the_first_frame_needs_nothing_from_the_terminal(opened: Open) -> None:
    line = opened(answers=False)
    line.until("Who clears the gradients?", "? keys")
    line.pump(1.0)
    assert len(line.asked) == 2, "both are asked before the first key, and neither is waited for"
    line.type("v")
    line.until("Not checked yet")


def test_nothing_is_garbled_and_each_key_is_done_once(opened: Open, tmp_path: Path) -> None:
    screens = []
    for delay in (0.0, 0.15):
        line = opened(delay=delay)
        line.until("Who clears the gradients?", "? keys")
        line.pump(1.0)
        line.type("v")
        line.type("h")                                             # pressed before anything of the first can be seen
        line.until("Hint 1 of 3")
        line.pump(1.0)
        screens.append(line.screen)
        line.type("q")
        assert line.ended() == 0
        (tmp_path / "torchtutor" / "progress.jsonl").unlink()
    assert screens[0] == screens[1]
    assert "Hint 2 of 3" not in screens[0]


def test_escape_and_arrows_stay_what_they_are(opened: Open) -> None:
    line = opened("home")
    line.until("Advanced topics", "? keys")
    line.type("\x1b[B")
    line.type("\x1b[B")
    line.type("\r")
    line.until("Week 5", "still to come")                          # from week 3, where one is
    line.type("\x1b")
    line.until("Advanced topics")


def test_a_save_is_judged_and_costs_few_bytes(opened: Open, tmp_path: Path) -> None:
    line = opened()
    line.until("? keys")
    line.pump(1.5)
    idle = len(line.got)
    line.pump(2.0)
    assert len(line.got) == idle, "nothing is sent while nothing happens"
    (tmp_path / "torchtutor/week03/zero_grad.py").write_text(SOLUTION)
    line.until("✓ 4 of 4 checks")
    line.pump(1.0)
    assert len(line.got) - idle < 20_000
    assert not re.search(rb"\x1b\[\?(?:1003|2026|2048)(?:h|\$p)", line.got[idle:].replace(b"\x1b[?2026h", b"")), "and nothing is asked"


@pytest.mark.parametrize("delay", [0.0, 0.15])
def test_answers_to_an_editor_that_is_gone_are_no_keys(opened: Open, tmp_path: Path, delay: float) -> None:
    """It asks what vim asks, and ends at once. `/` in an answer would open the search, `q` end the app."""
    ask = r"sys.stdout.write('\x1b[>c\x1b]11;?\x07\x1b[c\x1b]10;?\x07\x1b[6n\x1b[?u'); sys.stdout.flush()"
    line = opened(delay=delay, EDITOR=script(tmp_path, ask))
    line.until("? keys")
    line.pump(1.5)
    before = line.screen
    line.type("e")
    line.when(lambda _: len(line.asked) >= 10, "it never asked, or the app never came back")
    line.pump(2.0)
    assert line.screen == before


def test_a_mouse_that_moves_says_nothing(opened: Open) -> None:
    """Its reports would be on the line when an editor has taken over, and be written into the learner's file."""
    line = opened()
    line.until("? keys")
    assert b"\x1b[?1000h" in line.got and b"\x1b[?1003h" not in line.got
    column = line.screen.splitlines()[-1].index("? keys") + 1
    line.type(f"\x1b[<0;{column};24M\x1b[<0;{column};24m")         # clicks count
    line.until("esc closes")
