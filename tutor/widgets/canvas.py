"""Dots by plotext, one layer at a time: what it draws, cell by cell.

plotext decides which braille sign (or which letter, in ASCII) a cell gets. Axes, labels and the colours are the chart's own, since
plotext has one axis style, doesn't merge two curves in one cell, and sends a whole picture where we send what changed. It is
imported with the first chart: it costs as much as a quarter of the first frame.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tutor.series import Column

Points = Sequence[tuple[int, int]]
"""Dots from the lower left corner."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A canvas of cells, each of so many dots."""

    width: int
    height: int
    ascii: bool

    @property
    def across(self) -> int:
        """Dots from left to right."""
        return self.width * (1 if self.ascii else 2)

    @property
    def up(self) -> int:
        """Dots from bottom to top."""
        return self.height * (1 if self.ascii else 4)


def draw(grid: Grid, lines: Sequence[Points], dots: Points, letter: str) -> list[str]:
    """Rows of cells (a blank where nothing is): `lines` are connected, `dots` are not."""
    import plotext

    marker = letter if grid.ascii else "braille"
    plotext.clear_figure()
    plotext.limit_size(False, False)  # else it draws for the terminal's size, whatever is asked for
    plotext.plotsize(grid.width, grid.height)
    plotext.theme("clear")
    plotext.frame(False)
    plotext.xticks([])
    plotext.yticks([])
    # The limits are the dots themselves, so that a dot lands where it was meant to.
    plotext.xlim(0, max(1, grid.across - 1))
    plotext.ylim(0, max(1, grid.up - 1))
    for points in lines:
        plotext.plot([x for x, _ in points], [y for _, y in points], marker=marker)
    if dots:
        plotext.scatter([x for x, _ in dots], [y for _, y in dots], marker=marker)
    if not lines and not dots:
        return [" " * grid.width] * grid.height
    rows = _cells(plotext.build())
    plotext.clear_figure()
    blank = " " * grid.width
    return [(row + blank)[: grid.width] for row in (rows + [blank] * grid.height)[: grid.height]]


_LEFT = [sum(bit for i, bit in enumerate((0x40, 0x04, 0x02, 0x01)) if dots >> i & 1) for dots in range(16)]
_RIGHT = [sum(bit for i, bit in enumerate((0x80, 0x20, 0x10, 0x08)) if dots >> i & 1) for dots in range(16)]
"""The bits of a braille sign for the four dots of a column, counted from below."""


def strokes(grid: Grid, lines: Sequence[Points], dots: Points, letter: str) -> list[str]:
    """As `draw`, without plotext, which takes 5 to 30 ms for a curve: for pictures of many curves that grow."""
    columns = [0] * grid.across
    for points in lines:
        for (x, y), (to_x, to_y) in pairwise(points):
            _stroke(columns, x, y, to_x, to_y)
    for x, y in dots:
        columns[x] |= 1 << y
    if grid.ascii:
        return ["".join(letter if column >> row & 1 else " " for column in columns) for row in range(grid.up - 1, -1, -1)]
    out = []
    for shift in range(4 * (grid.height - 1), -1, -4):
        row = [_LEFT[columns[x] >> shift & 15] | _RIGHT[columns[x + 1] >> shift & 15] for x in range(0, grid.across, 2)]
        out.append("".join(chr(0x2800 + bits) if bits else " " for bits in row))
    return out


def _stroke(columns: list[int], x: int, y: int, to_x: int, to_y: int) -> None:
    """The dots of a line, a column at a time."""
    across = to_x - x
    for at in range(x, to_x + 1):
        begin = y + (to_y - y) * max(0.0, at - x - 0.5) / across if across else y
        end = y + (to_y - y) * min(float(across), at - x + 0.5) / across if across else to_y
        low, high = sorted((int(begin + 0.5), int(end + 0.5)))
        columns[at] |= ((1 << (high - low + 1)) - 1) << low


def _cells(built: Any) -> list[str]:
    """The picture without its colours."""
    return [row.replace("\x1b[0m", "") for row in str(built).split("\n")]


class Scale:
    """From values to dots."""

    __slots__ = ("high", "log", "low", "rows")

    def __init__(self, low: float, high: float, rows: int, *, log: bool = False) -> None:
        self.low, self.high, self.rows, self.log = low, high, rows, log

    def dot(self, value: float) -> int:
        """The dot's row, from the bottom; what lies outside lands on the edge."""
        if self.log:
            value = math.log10(value) if value > 0 else self.low
        # Halves, because the difference of two large values may be larger than a float.
        span = (self.high / 2 - self.low / 2) or 1.0
        share = min(1.0, max(0.0, (value / 2 - self.low / 2) / span))
        return int(share * (self.rows - 1) + 0.5)


def curve(columns: Sequence[Column], scale: Scale) -> tuple[list[Points], Points]:
    """A curve as connected lines, broken where it is not a number. Each column keeps its least and its greatest value."""
    pieces: list[list[tuple[int, int]]] = [[]]
    for column in columns:
        if column.low > column.high:  # nothing finite in it
            if pieces[-1]:
                pieces.append([])
            continue
        low, high = scale.dot(column.low), scale.dot(column.high)
        path = pieces[-1]
        rising = abs(path[-1][1] - low) <= abs(path[-1][1] - high) if path else column.first <= column.last
        near, far = (low, high) if rising else (high, low)
        path.append((column.at, near))
        if far != near:
            path.append((column.at, far))
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 12:  # a curve in shreds: plotext takes its time for each line, and dots say the same
        return [], [point for piece in pieces for point in piece]
    return [piece for piece in pieces if len(piece) > 1], [piece[0] for piece in pieces if len(piece) == 1]


def area(low: Sequence[Column], high: Sequence[Column], scale: Scale, across: int, *, texture: bool) -> tuple[list[Points], Points]:
    """The cells between two curves: filled, or every other dot of it."""
    least = {column.at: column.low for column in low if column.low <= column.high}
    most = {column.at: column.high for column in high if column.low <= column.high}
    if not least or not most:
        return [], []
    first, last = max(min(least), min(most)), min(max(max(least), max(most)), across - 1)
    bottom, top = least.get(first), most.get(first)
    path: list[tuple[int, int]] = []
    dots: list[tuple[int, int]] = []
    for x in range(first, last + 1):
        bottom, top = least.get(x, bottom), most.get(x, top)
        if bottom is None or top is None:
            continue
        a, b = scale.dot(bottom), scale.dot(top)
        if texture:
            dots += [(x, y) for y in range(a, b + 1) if (x + y) % 2 == 0]
        else:
            path += [(x, a), (x, b)] if x % 2 == 0 else [(x, b), (x, a)]
    return ([path] if path else []), dots


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """A few round values within the range."""
    span = high - low
    if not math.isfinite(span) or span <= 0:
        return [low]
    power = math.floor(math.log10(span))
    for exponent in range(power - 1, power + 2):
        for digit in (1, 2, 5):
            step = digit * 10.0**exponent if exponent > -300 else 0.0
            if step <= 0 or not math.isfinite(step):
                continue
            first = math.ceil(low / step - 1e-9)
            count = math.floor(high / step + 1e-9) - first + 1
            if 2 <= count <= most:
                return [(first + i) * step for i in range(count)]
    return [low, high]


def rounded_up(low: float, high: float) -> float:
    """A round value at or a little above `high`: the axis then stays where it is while a curve moves below it."""
    ticks = round_ticks(low, high, 6)
    step = abs(ticks[1] - ticks[0]) / 2 if len(ticks) > 1 else 0.0
    if step <= 0 or not math.isfinite(step):
        return high
    up = low + math.ceil((high - low) / step - 1e-9) * step
    return up if math.isfinite(up) else high


def short(value: float) -> str:
    """A value in at most six cells, with two figures or more."""
    size = abs(value)
    if not math.isfinite(value):
        return "nan" if value != value else "inf" if value > 0 else "-inf"
    if size >= 10000 or (size and size < 0.001):
        mantissa, _, exponent = f"{value:.0e}".partition("e")
        return f"{mantissa}e{int(exponent)}"
    if size >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}" if size >= 0.095 or not size else f"{value:.3f}"


def tick_labels(ticks: Sequence[float]) -> list[str]:
    """Labels for round values, all with the same number of digits."""
    step = abs(ticks[1] - ticks[0]) if len(ticks) > 1 else abs(ticks[0]) if ticks else 1.0
    largest = max((abs(t) for t in ticks), default=0.0)
    if not step or largest >= 10000 or step < 0.0005:
        return [short(t) if t else "0" for t in ticks]
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    return [f"{t:.{digits}f}" for t in ticks]
