"""Answers of a terminal come between the keys, late and in pieces: none of them may become a key."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from textual.events import Key

from tests.tutor.desk import Desk
from tests.tutor.pictures import drawn, plot
from tutor.answers import CAN, CELL, KITTY, NAME, Answers
from tutor.terminal import Parser

XTERM, FOOT, TMUX, KITTY_CAN = "\x1b[?64;1;2;4;6;9;15;18;21;22c", "\x1b[?62;4;22c", "\x1b[?1;2c", "\x1b[?62;c"
SIZE, YES, NO = "\x1b[6;20;10t", "\x1b_Gi=31;OK\x1b\\", "\x1b_Gi=31;ENOENT:no\x1b\\"
NEW, OLD, GHOST = "\x1bP>|kitty(0.28.1)\x1b\\", "\x1bP>|kitty(0.26.5)\x1b\\", "\x1bP>|ghostty 1.2.0\x1b\\"


def asked(environ: dict[str, str] | None = None) -> tuple[Answers, list[str], list[int]]:
    sent: list[str] = []
    told: list[int] = []
    terminal = Answers(environ or {"TERM": "xterm-256color"})
    terminal.ask(sent.append, lambda: told.append(1))
    return terminal, sent, told


@pytest.fixture(autouse=True)
def no_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.answers._cell", lambda: None)
    monkeypatch.setattr(Parser, "listening", None)


@pytest.mark.parametrize(("answers", "kind", "cell"), [
    (SIZE + XTERM, "sixel", (10, 20)),
    (SIZE + FOOT, "sixel", (10, 20)),
    (FOOT, "", None),                                   # without the size of a cell a picture could be too large
    (SIZE + TMUX, "", (10, 20)),
    (SIZE + "\x1b[?4c", "", (10, 20)),                  # a VT132: the first number is what it is, not what it can
    (SIZE + "\x1b[?62;14;24;44c", "", (10, 20)),
    ("\x1b[6;9999;1t" + FOOT, "", None),
    (NEW + YES + SIZE + KITTY_CAN, "kitty", (10, 20)),
    (GHOST + YES + SIZE + KITTY_CAN, "kitty", (10, 20)),
    (OLD + YES + SIZE + KITTY_CAN, "", (10, 20)),         # says yes, and knows no pictures within text
    (YES + SIZE + KITTY_CAN, "", (10, 20)),
    (NEW + NO + SIZE + KITTY_CAN, "", (10, 20)),
])
def test_what_a_terminal_can(answers: str, kind: str, cell: object) -> None:
    for size in (1, 2, 3, 7, len(answers)):
        terminal, _, told = asked()
        rest = "".join(terminal.hear(answers[at : at + size]) for at in range(0, len(answers), size))
        assert rest == ""
        assert (terminal.kind, terminal.cell, terminal.answered, told) == (kind, cell, True, [1])


def test_questions_go_to_those_who_understand_them() -> None:
    assert asked()[1] == [CELL + CAN]
    assert asked({"TERM": "xterm-kitty"})[1] == asked({"TERM": "xterm-ghostty"})[1] == [NAME + KITTY + CELL + CAN]
    assert asked({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"})[1] == [NAME + KITTY + CELL + CAN]
    assert asked({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"})[1] == asked({"TERM": "xterm-kitty", "TMUX": "x"})[1] == [CELL + CAN]


def test_it_is_asked_once() -> None:
    terminal, sent, _ = asked()
    terminal.ask(sent.append, lambda: None)
    assert len(sent) == 1


KEYS = ["q", "\x1b", "\x1b[A", "\x1b[6~", "\x1b[6;5~", "\x1bOP", "é", "\x1b[<0;3;4M", "\x1b[I", "\x1b[?2026;2$y", "\x1b[200~paste\x1b[201~", "\x1b[1;5C", "\x1bP", "\x1b_", "\x1bj"]


def events(parser: Parser, *pieces: str) -> list[str]:
    found = [event for piece in pieces if piece for event in parser.feed(piece)]
    return [event.key if isinstance(event, Key) else type(event).__name__ for event in found]


@pytest.mark.parametrize("answer", [SIZE, FOOT, XTERM, YES, NO, NEW, NEW + YES + SIZE + FOOT])
@pytest.mark.parametrize("key", [*KEYS])
def test_no_answer_becomes_a_key_and_no_key_is_lost(answer: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = events(Parser(), key, "x")
    for cut in (0, 1, 2, 3, 4, 9, len(answer)):
        # A key may come before an answer, after it, and in one piece with it; the answer in two pieces.
        ways = [(key, answer[:cut], answer[cut:], "x")]
        if key != "\x1b":
            ways += [(key + answer[:cut], answer[cut:] + "x"), (answer[:cut], answer[cut:] + key + "x")]
        for way in ways:
            monkeypatch.setattr(Parser, "listening", asked()[0])
            assert events(Parser(), *way) == plain, way


def test_escape_is_a_key_while_answers_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, _, _ = asked()
    monkeypatch.setattr(Parser, "listening", terminal)
    monkeypatch.setattr("tutor.answers.MOMENT", 0.0)
    parser = Parser()
    assert events(parser, "\x1b") == []
    found = list(parser.tick())
    end = time.monotonic() + 5
    while not found and time.monotonic() < end:
        found = list(parser.tick())
    assert [event.key for event in found if isinstance(event, Key)] == ["escape"]


def test_who_was_not_asked_is_not_listened_to() -> None:
    assert Answers({}).hear(FOOT) == FOOT


def test_an_answer_that_never_ends_is_let_go() -> None:
    terminal, _, _ = asked()
    assert terminal.hear("\x1b_G" + "x" * 100) == ""
    assert len(terminal.hear("x" * 1000)) == 1103
    assert terminal.hear("q") == "q"


# The real app on a terminal that is played

APP = """
import sys
from pathlib import Path
from tests.tutor.desk import Desk
desk = Desk(Path(sys.argv[1]))
desk.app("w3-zero-grad").run()
"""


class Played:
    """A terminal of 80 x 24 cells that says what the test wants."""

    def __init__(self, folder: Path, pixels: tuple[int, int] = (800, 480), **environ: str) -> None:
        self.main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, *pixels))
        base = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "LC_ALL", "TMUX", "KITTY_WINDOW_ID")}
        env = {**base, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "LANG": "C.UTF-8", "TERM": "xterm-256color",
               "COLORTERM": "truecolor", **environ}  # fmt: skip
        self.app = subprocess.Popen([sys.executable, "-c", APP, str(folder)], stdin=side, stdout=side, stderr=side, env=env, start_new_session=True)
        os.close(side)
        self.got = b""

    def until(self, text: bytes, seconds: float = 60) -> bytes:
        """What came up to and with `text`; what came before is forgotten."""
        while text not in self.got:
            ready, _, _ = select.select([self.main], [], [], seconds)
            assert ready, self.got[-3000:]
            self.got += os.read(self.main, 1 << 16)
        before, _, self.got = self.got.partition(text)
        return before + text

    def type(self, data: str) -> None:
        os.write(self.main, data.encode())

    def ended(self) -> int:
        """How the app ended; what it still has to say is taken in, as a terminal does."""
        while select.select([self.main], [], [], 30)[0]:
            try:
                if not os.read(self.main, 1 << 16):
                    break
            except OSError:             # the other end is closed
                break
        return self.app.wait(30)

    def close(self) -> None:
        self.app.kill()
        self.app.wait()
        os.close(self.main)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = Desk(tmp_path)
    desk.client.script = lambda run: drawn(run, plot(), "loss.png")
    desk.checked()
    return desk


def test_sixel_in_a_terminal(desk: Desk, tmp_path: Path) -> None:
    terminal = Played(tmp_path)
    try:
        terminal.until(b"igures")
        terminal.type("f")
        terminal.until(CAN.encode())
        terminal.type("\x1b[?62;")                 # a slow line: the rest comes later
        terminal.until("▀".encode())               # it was not waited for
        terminal.type("4;22c")
        picture = terminal.until(b"\x1b\\\x1b8")
        assert b"\x1b7\x1b[" in picture and b"\x1bP" in picture
        terminal.type("?")                         # a page over it, then back: the picture comes again
        terminal.until(b"newer, older")
        terminal.type("\x1b")
        terminal.until(b"\x1bP")
        terminal.type("q")
        assert terminal.ended() == 0
    finally:
        terminal.close()


def test_kitty_in_a_terminal(desk: Desk, tmp_path: Path) -> None:
    terminal = Played(tmp_path, TERM="xterm-kitty")
    try:
        terminal.until(b"igures")
        terminal.type("f")
        asked = terminal.until(CAN.encode())
        assert KITTY.encode() in asked
        terminal.type(NEW + YES + "\x1b[?62;c")
        sent = terminal.until("\U0010eeee".encode())
        assert b"\x1b_Ga=t,f=100,i=2" in sent and b"\x1b_Ga=p,U=1,i=2" in sent
        terminal.type("q")
        terminal.until(b"\x1b_Ga=d,d=I,i=2")           # and nothing of it stays in the terminal's memory
        assert terminal.ended() == 0
    finally:
        terminal.close()


def test_a_terminal_without_colour_is_not_asked(desk: Desk, tmp_path: Path) -> None:
    terminal = Played(tmp_path, NO_COLOR="1")
    try:
        terminal.until(b"igures")
        terminal.type("f")
        terminal.until(b"640")
        got = terminal.until(b"---")
        terminal.type("q")
        terminal.ended()
        assert CAN.encode() not in got
    finally:
        terminal.close()
