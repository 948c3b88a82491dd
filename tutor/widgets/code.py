"""The learner's own lines, with the one that matters lifted; and two texts compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from textual.content import Content

from tutor.glyphs import Glyphs
from tutor.text import EMPTY, fit, fold, python, spread, styled


def excerpt(code: str, line: int | None, width: int, g: Glyphs, *, where: str = "", around: int | None = 2) -> list[Content]:
    """Lines around `line` (all of them if `around` is None), numbered; `where` is written on the flagged one if it fits."""
    rows = python(code)
    flagged = line if line and 1 <= line <= len(rows) else 0
    low, high = 0, len(rows)
    if around is not None:
        low, high = max(0, flagged - 1 - around), min(len(rows), flagged + around)
    digits = max(3, len(str(high)))
    out: list[Content] = []
    for i in range(low, high):
        here = i + 1 == flagged
        mark = styled(g.next if here else " ", "bold $tt-you")
        number = styled(f"{i + 1:{digits}d} ", "$tt-text" if here else "$tt-faint")
        for n, piece in enumerate(fold(rows[i], max(8, width - digits - 3), g.more)):
            row = mark + number + Content(" ") + piece if n == 0 else Content(" " * (digits + 3)) + piece
            tail = f"{where}:{flagged}"
            if where and here and n == 0 and row.cell_length + len(tail) + 2 <= width:
                row = spread(row, styled(tail, "$tt-muted"), width)
            out.append(fit(row, width).stylize_before("on $tt-pick") if here else row)
    return out


Side = Literal[" ", "-", "+", "@"]


def compared(diff: Iterable[str], width: int, g: Glyphs) -> list[Content]:
    """The lines of a unified diff: what is gone, what has come, a dim line where something is left out."""
    rows: list[tuple[Side, str]] = []
    for text in diff:
        if text.startswith(("---", "+++")):
            continue
        if text.startswith("@@"):
            rows.append(("@", ""))
        elif text[:1] in ("-", "+", " "):
            rows.append((text[0], text[1:].rstrip("\n")))  # type: ignore[arg-type]
    out: list[Content] = []
    sign = {"-": (g.minus, "$tt-fail"), "+": (g.plus, "$tt-pass"), " ": (" ", "$tt-faint")}
    for index, (side, text) in enumerate(rows):
        if side == "@":
            if index:
                out.append(styled("  " + g.dots * (1 if not g.ascii else 3), "$tt-faint"))
            continue
        coloured = python(text) or [EMPTY]
        body = coloured[0] if side == " " else styled(coloured[0].plain, sign[side][1])
        for n, piece in enumerate(fold(body, max(8, width - 2), g.more)):
            mark, style = sign[side]
            out.append((styled(f"{mark} ", f"bold {style}") if n == 0 else Content("  ")) + piece)
    return out
