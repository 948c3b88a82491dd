"""How a verb speaks: lines for people, or one JSON document for programs."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from typing import Any, TextIO

from tutor.glyphs import Glyphs, glyphs, plain, speaks_ascii_only

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STYLES = {"pass": "32", "fail": "31", "you": "33", "strong": "1", "faint": "2"}


class Out:
    """Where a verb's answer goes. Colour only on a terminal, and never the only carrier of a fact."""

    def __init__(
        self, *, json: bool = False, ascii: bool = False, stream: TextIO | None = None, environ: Mapping[str, str] | None = None
    ) -> None:
        env = os.environ if environ is None else environ
        self.json = json
        self.stream = stream or sys.stdout
        encoding = (getattr(self.stream, "encoding", "") or "").lower().replace("-", "")
        self.ascii = ascii or speaks_ascii_only(env) or encoding not in ("utf8", "")
        self.signs: Glyphs = glyphs(self.ascii)
        self.colour = self.stream.isatty() and not env.get("NO_COLOR") and env.get("TERM") != "dumb"

    def line(self, text: str = "") -> None:
        """A line for people; says nothing under --json."""
        if not self.json:
            print(plain(text) if self.ascii else text, file=self.stream)

    def document(self, value: Any) -> None:
        """The one JSON document; says nothing to people."""
        if self.json:
            print(json.dumps(value), file=self.stream)

    def style(self, text: str, name: str) -> str:
        """`text` in a colour of the theme, where there is colour."""
        return f"\033[{_STYLES[name]}m{text}\033[0m" if self.colour and text else text


def clean(text: str) -> str:
    """`text` without what could move a cursor: outputs and values of programs are data."""
    return _CONTROL.sub("", text.expandtabs(4))


def seconds(value: float) -> str:
    """A time with three figures at most: `61 ms`, `1.8 s`, `2 min 14 s`."""
    if value < 0.9995:
        return f"{max(1, round(value * 1000))} ms"
    if value < 9.95:
        return f"{value:.1f} s"
    if value < 59.5:
        return f"{value:.0f} s"
    minutes, rest = divmod(round(value), 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def wrapped(text: str, width: int = 72, mark: str = "") -> list[str]:
    """A sentence in lines of at most `width`, each with `mark` before it."""
    from tutor.page import as_text

    lines = as_text([("p", text)], width - len(mark)).split("\n")
    return [mark + line for line in lines]
