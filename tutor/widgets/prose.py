"""Reading: paragraphs, lists, notes and code, laid out at a comfortable measure."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tutor.glyphs import Glyphs
from tutor.page import Part
from tutor.text import EMPTY, clean, fit, fold, inline, python, styled, wrap

MEASURE = 72


def prose(parts: Sequence[Part], width: int, g: Glyphs) -> list[Content]:
    """The parts of a page or a task."""
    return [line for block in blocks(parts, width, g) for line in block]


def blocks(parts: Sequence[Part], width: int, g: Glyphs) -> list[list[Content]]:
    """The same, one list a part: an outline needs to know where each begins."""
    out: list[list[Content]] = []
    for i, (kind, text) in enumerate(parts):
        follower = parts[i + 1][0] if i + 1 < len(parts) else None
        block = _block(kind, text, width, g)
        # A small heading stands on what it heads; items of one list stand together.
        if follower and kind != "h" and not (kind == "li" and follower == "li"):
            block.append(EMPTY)
        out.append(block)
    return out


def _block(kind: str, text: str, width: int, g: Glyphs) -> list[Content]:
    if kind == "h1":
        return wrap(inline(text, "bold $tt-strong"), width)
    if kind == "h":
        return wrap(inline(text, "bold $tt-muted"), width)
    if kind == "li":
        return wrap(inline(text), width, styled(f"{g.bullet} ", "$tt-faint"), "  ")
    if kind == "note":
        mark = styled(f"{g.bar} ", "$tt-you")
        return wrap(inline(text), width, mark, mark)
    if kind == "code":
        return _code(text, width, g)
    return wrap(inline(text), width)


def _code(text: str, width: int, g: Glyphs) -> list[Content]:
    pad = "  " if width >= 60 else " "
    blank = fit(EMPTY, width).stylize("on $tt-lift")
    rows = [
        fit(Content(pad) + piece, width).stylize_before("on $tt-lift")
        for line in python(clean(text))
        for piece in fold(line, width - 2 * len(pad), g.more)
    ]
    return [blank, *rows, blank]
