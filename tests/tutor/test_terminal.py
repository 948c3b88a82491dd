"""What comes from a terminal: keys are keys, what it says of itself is not, wherever the line has cut it in two."""

from __future__ import annotations

import time

import pytest
from textual import events

from tutor import terminal
from tutor.terminal import Parser

ANSWERS = [
    "\x1b[?64;1;2;6;9;15;18;21;22c", "\x1b[>41;379;0c", "\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\", "\x1b]10;rgb:dcdc/dcdc/dcdc\x07",
    "\x1b[?12;2$y", "\x1b[?0u", "\x1b[0n", "\x1b[8;24;80t", "\x1bP>|XTerm(379)\x1b\\", "\x1bP1$r0m\x1b\\", "\x1b_Gi=31;OK\x1b\\",
]  # fmt: skip


def keys(*data: str) -> list[str]:
    parser = Parser()
    found = [event for part in data for event in parser.feed(part)]
    return [event.key for event in found if isinstance(event, events.Key)]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_types_nothing(answer: str) -> None:
    assert keys(f"a{answer}b") == ["a", "b"]
    assert keys(answer + answer, "q") == ["q"]


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_that_comes_in_two_parts_types_nothing(answer: str) -> None:
    first = 4 if answer[1] == "]" else 3
    for cut in range(first, len(answer)):
        if answer[1] == "[" and answer[2] not in "?>":
            continue  # short ones are cut by nothing
        assert keys("a" + answer[:cut], answer[cut:] + "b") == ["a", "b"], cut


def test_keys_stay_keys() -> None:
    assert keys("j\x1b[A\x1b[1;5Cx", "\x1bOP", "\x1b[15~") == ["j", "up", "ctrl+right", "x", "f1", "f5"]
    assert keys("\x1b[97;5u") == ["ctrl+a"], "of the keyboard's newer protocol"


def test_what_textual_has_asked_for_is_handed_on() -> None:
    parser = Parser()
    found = [type(event).__name__ for event in parser.feed("\x1b[?2026;2$y\x1b[I\x1b[<0;5;5M\x1b[200~pasted\x1b[201~ ")]
    assert found[:3] == ["TerminalSupportsSynchronizedOutput", "AppFocus", "MouseDown"] and "Paste" in found


def test_what_only_began_like_an_answer_is_no_secret_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [time.monotonic()]
    monkeypatch.setattr(terminal, "monotonic", lambda: clock[0])
    parser = Parser()
    assert list(parser.feed("\x1b]0")) == [] and list(parser.tick()) == []
    clock[0] += terminal.PATIENCE + 0.1
    list(parser.tick())
    assert parser._held == ""
    assert [e.key for e in parser.feed("\x1b[Az") if isinstance(e, events.Key)][-2:] == ["up", "z"]


def test_the_end_of_the_input_is_the_end() -> None:
    parser = Parser()
    list(parser.feed("\x1b]1"))
    list(parser.feed(""))
    assert parser.is_eof
