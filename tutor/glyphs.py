"""Each sign has one meaning, everywhere, and an ASCII twin of the same width. Meaning never rests on colour alone."""

from __future__ import annotations

import os
from collections.abc import Mapping


class Glyphs:
    """The signs of a terminal that speaks UTF-8."""

    # Plain attributes: this is imported for the first frame, and a dataclass of this size takes as long as a screen.
    ascii = False
    passed = "✓"
    failed = "✗"
    new = "·"
    next = "▸"
    running = "●"
    other = "○"
    third = "◈"
    reference = "▒"
    look = "▲"
    milestone = "◇"
    reached = "◆"
    due = "↻"
    bar = "▌"
    full = "━"
    empty = "─"
    up = "↑"
    down = "↓"
    enter = "⏎"
    dots = "…"
    bullet = "•"
    sep = "·"
    more = "↳"
    plus = "+"
    minus = "-"


class AsciiGlyphs(Glyphs):
    """Their twins."""

    ascii = True
    passed = "+"
    failed = "x"
    new = "."
    next = ">"
    running = "*"
    other = "+"
    third = "o"
    reference = "."
    look = "!"
    milestone = "o"
    reached = "#"
    due = "@"
    bar = "|"
    full = "="
    empty = "-"
    up = "^"
    down = "v"
    enter = "ret"
    dots = "."
    bullet = "-"
    sep = "-"
    more = "\\"


UNICODE, ASCII = Glyphs(), AsciiGlyphs()

_PLAIN = str.maketrans("…·▸→←↑↓×≤≥≠≈−–—“”„‘’°│─━✓✗▲●○◇◆↻•▌↳▒⏎²³½◈", "..>><^vx<>#~---\"\"\"''o|-=+x!*oo#@-|\\.<23/o")


def glyphs(ascii_only: bool) -> Glyphs:
    """The signs for a terminal."""
    return ASCII if ascii_only else UNICODE


def plain(text: str) -> str:
    """`text` in ASCII, cell for cell, so that nothing moves. A wide character becomes two."""
    if text.isascii():
        return text
    text = text.translate(_PLAIN)
    if text.isascii():
        return text
    from rich.cells import cell_len

    return "".join(c if c.isascii() else "?" * cell_len(c) for c in text)


def speaks_ascii_only(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the locale leaves us ASCII only: the first of the three variables that is set decides, as in libc."""
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        if environ.get(name) and not (name == "LC_CTYPE" and environ is os.environ and _of_python(environ[name])):
            return "utf" not in environ[name].lower()
    return True


def _of_python(value: str) -> bool:
    """Whether Python has set LC_CTYPE, which it does at its start where the locale is C. That says nothing of the terminal."""
    if value not in ("C.UTF-8", "C.utf8", "UTF-8"):
        return False
    try:
        with open("/proc/self/environ", "rb") as given:  # noqa: PTH123  for the first frame
            return not any(entry.startswith(b"LC_CTYPE=") for entry in given.read().split(b"\0"))
    except OSError:
        return False
