"""The walk: read, edit in a real editor, save a wrong answer, read its diagnosis by name, mend it, see it pass, go on;
kill -9 in the middle, and find everything as it was."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from .terminal import ROOT, Terminal, missing

ZERO_GRAD = ROOT / "lessons" / "week03_regression" / "zero_grad"
NEXT = next(line.split('"')[1] for line in (ROOT / "lessons/week03_regression/first_module/exercise.toml").read_text().splitlines()
            if line.startswith("title"))
pytestmark = pytest.mark.skipif(bool(missing("tmux", "vim", "nano")), reason="needs tmux, vim and nano")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    found = Terminal(tmp_path)
    yield found
    found.close()


def write(t: Terminal, source: Path) -> None:
    """In vim: the buffer becomes that text, and is saved."""
    t.keys(1, f":%!cat {source}", "Enter", ":w", "Enter")


def events(t: Terminal) -> list[dict[str, object]]:
    return [json.loads(line) for line in (t.home / "progress.jsonl").read_text().splitlines()]


def test_a_first_exercise_from_the_first_screen_to_the_next(terminal: Terminal) -> None:
    t = terminal
    t.start()
    t.until("Python basics for machine learning", "Advanced topics", "? keys")
    t.keys(0, "j", "j", "Enter")
    t.until("Week 3", "Who clears the gradients?", "milestone")
    t.keys(0, "j", "j", "j", "j", "Enter")
    t.until("What goes wrong", "v workbench")                        # the page, to be read
    t.keys(0, "e")
    t.until("zero_grad.py", pane=1)
    t.until("vim is open")
    starter = t.home / "week03" / "zero_grad.py"
    assert starter.read_text() == (ZERO_GRAD / "starter.py").read_text()

    write(t, ZERO_GRAD / "pitfalls" / "cleared_too_late.py")
    screen = t.until("✗", "of 6 checks", "You clear the gradient just before you use it")
    assert "expected" in screen and "yours" in screen and "each step starts from fresh gradients" in screen

    t.kill()
    t.start()
    again = t.until("of 6 checks", "You clear the gradient just before you use it")
    assert "Who clears the gradients?" in again                    # where one left off, with its verdict
    assert starter.read_text() == (ZERO_GRAD / "pitfalls" / "cleared_too_late.py").read_text()

    write(t, ZERO_GRAD / "solution.py")
    screen = t.until("✓ 6 of 6 checks", "Loss", "reference")
    assert any("⠀" < c <= "⣿" for c in screen), "a curve in braille"
    assert NEXT in screen                                          # what is next is named, and nothing jumps
    t.keys(0, "n")
    t.until(NEXT, "Why a ReLU between layers", "n next page")

    found = events(t)
    verdicts = [e["verdict"] for e in found if e["event"] == "check"]
    assert verdicts == ["fail", "pass"]
    kept = [p.read_text() for p in (t.home / ".history").rglob("*") if p.is_file()]
    wrong = (ZERO_GRAD / "pitfalls" / "cleared_too_late.py").read_text()
    assert any(wrong in k for k in kept), "the wrong version is kept, too"


def test_a_kill_while_a_run_goes_on_loses_nothing(terminal: Terminal) -> None:
    t = terminal
    t.start()
    t.until("? keys")
    t.keys(0, "j", "j", "Enter")
    t.until("Train on y = 2x + 3")
    t.keys(0, *"jjjjjjj", "Enter")
    t.until("v workbench")
    t.keys(0, "v")
    t.until("Not checked yet")
    slow = "import time\n" + (ROOT / "lessons/week03_regression/fit_line/solution.py").read_text().replace(
        "loss.backward()", "loss.backward(); time.sleep(0.01)")
    file = t.home / "week03" / "fit_line.py"
    t.until("def train")                                           # it was handed out, and is shown
    assert file.exists()
    file.write_text(slow)                                          # as an editor with a window of its own would
    t.until("running")
    t.kill()
    t.start()
    t.until("✓", "checks", "Train on y = 2x + 3")
    checked = [e for e in events(t) if e["event"] == "check"]
    assert [e["verdict"] for e in checked] == ["pass"], "once, however often it was looked at"


def test_without_a_split_the_app_steps_aside_and_the_verdict_is_there_on_return(tmp_path: Path) -> None:
    t = Terminal(tmp_path, 80, 24, editor="nano")
    try:
        t.start(prefix="env -u TMUX")
        t.until("? keys")
        t.keys(0, "Enter")
        t.until("From text to numbers", "write")
        t.keys(0, "Enter")
        t.until("v workbench")
        t.keys(0, "e")
        t.until("Write Out", "def parse_readings")
        assert len(t.panes()) == 1
        t.keys(0, "M-\\", "#", " ", "m", "i", "n", "e", "Enter", "C-o", "Enter")
        t.until("Wrote")
        t.keys(0, "C-x")
        screen = t.until("✗", "of 5 checks", "expected", not_="Write Out")
        assert "None" in screen
        assert (t.home / "week01" / "parse_readings.py").read_text().startswith("# mine\n")
        t.keys(0, "q")
        t.until("bash", not_="? keys")
    finally:
        t.close()


def test_an_app_whose_terminal_is_gone_is_gone_too(tmp_path: Path) -> None:
    t = Terminal(tmp_path, 80, 24)
    try:
        t.start(prefix="trap '' HUP;")                                     # deaf to the hang-up that usually ends it
        t.until("? keys")
        app = t.app()
        t.tmux("kill-server")
        app.wait(60)
    finally:
        t.close()
