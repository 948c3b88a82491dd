"""What a program printed, as plain text: bytes are data, whatever escape sequences are among them. Standard library only."""

from __future__ import annotations

import codecs
import re
import unicodedata

_ESCAPE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x9b[0-?]*[ -/]*[@-~]"             # CSI
    r"|\x1b[\]PX^_][^\x1b\x07]*(?:\x07|\x1b\\)"                  # OSC, DCS, SOS, PM, APC
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]")                               # the short ones
_OPEN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x1b\x07]*\x1b?|[ -/]*)?\Z|\x9b[0-?]*[ -/]*\Z")
_PLAIN = re.compile(r"[\t\x20-\x7e]*")
_HELD = 4096                            # characters of an unfinished escape sequence that are waited for
_LONG = 1 << 16                         # characters of one text in a verdict
_WIDE = 4000                            # characters of one line: a longer one is cut into several


def _visible(text: str) -> str:
    """Only what can be shown as it is: no control characters, no marks that turn the direction of writing."""
    if _PLAIN.fullmatch(text):
        return text
    kept = []
    for char in text:
        if char == "\t" or char.isprintable():
            kept.append(char)
        elif unicodedata.category(char) == "Zs":
            kept.append(" ")
    return "".join(kept)


def tidy(value: object) -> object:
    """The same value, with every text in it (keys, too) as it can be shown: no escapes, nothing that turns or hides writing."""
    if isinstance(value, str):
        if len(value) > _LONG:
            value = value[:_LONG] + "…"
        if _PLAIN.fullmatch(value):
            return value
        return "\n".join(map(_visible, _ESCAPE.sub("", value).split("\n")))
    if isinstance(value, dict):
        return {tidy(key): tidy(item) for key, item in value.items()}
    return [tidy(item) for item in value] if isinstance(value, list | tuple) else value


class Lines:
    """Bytes in, lines of plain text out, in whatever pieces they come. A carriage return starts the line anew, as on a
    terminal, so that a progress bar is one line."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace")
        self._held = ""                 # the beginning of an escape sequence
        self._line = ""                 # the line that has no end yet
        self._return = False            # a carriage return came: the next character overwrites

    @property
    def open(self) -> str:
        """The line that has not ended yet."""
        return self._line

    def feed(self, data: bytes, final: bool = False) -> list[str]:
        """The lines that ended with these bytes."""
        text = _ESCAPE.sub("", self._held + self._decode.decode(data, final))
        self._held = ""
        unfinished = _OPEN.search(text)
        if unfinished and not final and len(unfinished.group()) <= _HELD:
            self._held, text = unfinished.group(), text[: unfinished.start()]
        lines = []
        pieces = text.split("\n")
        for place, piece in enumerate(pieces):
            ended = place < len(pieces) - 1
            self._extend(piece)
            while len(self._line) > _WIDE:
                lines.append(self._line[:_WIDE])
                self._line = self._line[_WIDE:]
            if ended:
                lines.append(self._line)
                self._line, self._return = "", False
        return lines

    def _extend(self, piece: str) -> None:
        for place, part in enumerate(piece.split("\r")):
            if place:
                self._return = True
            if part:
                if self._return:
                    self._line, self._return = "", False
                self._line += _visible(part)


def clean(data: bytes) -> str:
    """All of it as plain text, lines ended by newlines."""
    lines = Lines()
    done = lines.feed(data, final=True)
    return "\n".join([*done, lines.open])
