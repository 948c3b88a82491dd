"""The terminal, as the app talks to it: made for a line on which everything is late.

The app asks the terminal two questions at its start, and some more when there is a picture to show (`answers.py`); it waits for none of
the answers. But others ask, too: an editor that the app
stepped aside for may be gone again before the answers to its questions have crossed the line, and Textual takes an answer it
doesn't know for keys. Here they are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from time import monotonic

from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.message import Message

from tutor.answers import Answers

# What terminals say of themselves: modes and attributes (but those that Textual has asked for), colours, sizes, strings.
_REPLY = re.compile(
    r"\x1b\[(?:\?(?!(?:2026|2048);)|[>=])[\d;:]*[ -/]*[@-~]"
    r"|\x1b\[\d+;\d+;\d+t|\x1b\[\d*n"
    r"|\x1b\]\d[^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b(?:P[\d>!]|_G)[^\x1b]*\x1b\\"
)
_BEGUN = re.compile(r"\x1b(?:\[[?>=][\d;:]*[ -/]*|\]\d[^\x07\x1b]*\x1b?|(?:P[\d>!]|_G)[^\x1b]*\x1b?)\Z")
PATIENCE = 1.0
"""Seconds that the rest of a reply may take. What is no reply after all is handed on then."""


class Parser(XTermParser):
    """What comes from the terminal, without the answers about pictures, and without what nobody here has asked for."""

    listening: Answers | None = None

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._held = ""
        self._until = 0.0

    def feed(self, data: str) -> Iterable[Message]:
        heard = data if Parser.listening is None else Parser.listening.hear(data)
        if data and not heard:
            return  # all of it was an answer, or the beginning of one
        data = heard
        text = _REPLY.sub("", self._held + data) if data else self._held
        begun = _BEGUN.search(text) if data else None
        self._held = begun.group() if begun else ""
        self._until = monotonic() + PATIENCE
        text = text[: begun.start()] if begun else text
        if text:
            yield from super().feed(text)
        if not data:  # the end of the input
            yield from super().feed("")

    def tick(self) -> Iterable[Message]:
        key = "" if Parser.listening is None else Parser.listening.overdue()
        if key:
            yield from super().feed(key)
        if self._held and monotonic() > self._until:
            text, self._held = self._held, ""
            yield from super().feed(text)
        yield from super().tick()


class Terminal(linux_driver.LinuxDriver):
    """Textual's driver with that parser, and with a mouse that is heard when it does something.

    Textual has each movement of the mouse reported. Nothing here follows it; on a slow line the reports would still be on their
    way when an editor has taken over, which would write them into the learner's file.
    """

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1002h\x1b[?1015h\x1b[?1006h")  # clicks, the wheel, drags
            self.flush()

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000l\x1b[?1002l\x1b[?1015l\x1b[?1006l")
            self.flush()

    def run_input_thread(self) -> None:
        vars(linux_driver)["XTermParser"] = Parser  # it is made within, by this name
        super().run_input_thread()


def listen(answers: Answers) -> None:
    """Have the answers about pictures taken out of the input: Textual has one input for the whole process."""
    Parser.listening = answers
