"""Whether the terminal shows pictures, and how large its cells are. It is asked when there is a picture to show, and never waited for.

The answers come in between the keys, at any time and in any pieces: on a slow line long after the question. So they are taken out
of the input before Textual makes keys of it, whenever they arrive. (The library that draws pictures asks on import, and reads the
keyboard for a tenth of a second: within an app that loses keys and makes keys of late answers.)
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, Literal

Kind = Literal["", "sixel", "kitty"]

_ANSWER = re.compile(r"\x1b\[\?(?P<can>[\d;]*)c|\x1b\[6;(?P<high>\d{1,4});(?P<wide>\d{1,4})t"
                     r"|\x1b_G(?P<kitty>[^\x1b]*)\x1b\\|\x1bP>\|(?P<name>[^\x1b]*)\x1b\\")
_BEGUN = re.compile(r"(\x1b\[\?[\d;]*|\x1b\[6;[\d;]*|\x1b_G[^\x1b]*\x1b?|\x1bP>(\|[^\x1b]*\x1b?)?)\Z")
_PERHAPS = re.compile(r"\x1b(\[6?|_|P)?\Z")
"""What may be a key or the beginning of an answer: it waits a moment, as long as answers are missing."""
_HELD = 256
"""Characters of an answer that has begun; no answer is longer."""
MOMENT = 0.1
CAN, CELL, KITTY, NAME = "\x1b[c", "\x1b[16t", "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\", "\x1b[>q"


class Answers:
    """What the terminal has said of itself. Until it has, it shows no pictures."""

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        self.environ = os.environ if environ is None else environ
        self.kind: Kind = ""
        self.cell: tuple[int, int] | None = None
        """Pixels of a cell."""
        self.asked = self.answered = False
        self._told: Callable[[], None] | None = None
        self._kitty, self._name = False, ""
        self._held = ""
        self._since = 0.0

    def ask(self, write: Callable[[str], Any], told: Callable[[], None]) -> None:
        """Ask, once; `told` is called from the input's thread when all answers are there."""
        if self.asked:
            return
        self.asked, self._told = True, told
        self.cell = _cell()
        # What begins with ESC _ is sent to those only who know it: another terminal may print it.
        write((NAME + KITTY if self._may_be_kitty() else "") + ("" if self.cell else CELL) + CAN)

    def _may_be_kitty(self) -> bool:
        term, env = self.environ.get("TERM", ""), self.environ
        if env.get("TMUX") or term.startswith(("tmux", "screen")):
            return False
        return "kitty" in term or "ghostty" in term or bool(env.get("KITTY_WINDOW_ID") or env.get("GHOSTTY_RESOURCES_DIR"))

    def _places_by_text(self) -> bool:
        """Pictures that are shown by cells which name them: kitty has these from 0.28 on, and says yes without, too."""
        version = re.match(r"kitty\((\d+)\.(\d+)", self._name)
        return (int(version[1]), int(version[2])) >= (0, 28) if version else self._name.lower().startswith("ghostty")

    def hear(self, data: str) -> str:
        """What is left of the input when the answers are taken out."""
        if not self.asked or not (self._held or "\x1b" in data):
            return data
        text = _ANSWER.sub(self._answer, self._held + data)
        begun = _BEGUN.search(text) or (None if self.answered else _PERHAPS.search(text))
        self._held = begun.group() if begun and len(begun.group()) <= _HELD else ""
        self._since = time.monotonic()
        return text[: len(text) - len(self._held)]

    def overdue(self) -> str:
        """What was held back and is a key after all, since nothing has followed."""
        if not self._held or time.monotonic() - self._since < MOMENT or not _PERHAPS.fullmatch(self._held):
            return ""
        key, self._held = self._held, ""
        return key

    def _answer(self, answer: re.Match[str]) -> str:
        if answer["kitty"] is not None:
            self._kitty = answer["kitty"].endswith(";OK")
        elif answer["name"] is not None:
            self._name = answer["name"]
        elif answer["wide"] is not None:
            self.cell = _plausible(int(answer["wide"]), int(answer["high"])) or self.cell
        elif not self.answered:             # the last one that was asked for
            self.answered = True
            if self.cell is not None:
                self.kind = "kitty" if self._kitty and self._places_by_text() else "sixel" if "4" in answer["can"].split(";")[1:] else ""
            if self._told is not None:
                self._told()
        return ""


def _plausible(wide: int, high: int) -> tuple[int, int] | None:
    return (wide, high) if 3 <= wide <= 100 and 6 <= high <= 200 else None


def _cell() -> tuple[int, int] | None:
    """From the terminal's size in pixels, where the system knows it."""
    import fcntl
    import struct
    import termios

    try:
        data = fcntl.ioctl(sys.__stdin__.fileno() if sys.__stdin__ else 0, termios.TIOCGWINSZ, bytes(8))
    except (OSError, ValueError):
        return None
    rows, columns, wide, high = struct.unpack("HHHH", data)
    return _plausible(wide // columns, high // rows) if rows and columns else None
