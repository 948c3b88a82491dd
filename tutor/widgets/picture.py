"""A chart as cells: plotext's layers merged by rank, with axes, legend and last values around them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tutor.glyphs import Glyphs
from tutor.series import Column, Series
from tutor.widgets.canvas import Grid, Points, Scale, area, curve, draw, round_ticks, rounded_up, short, strokes, tick_labels

Role = Literal["yours", "other", "third", "rest", "faint"]
Cell = tuple[str, str]
"""A character and what it is: a role, band, axis, title, label, mark or an empty text."""
Cells = list[list[Cell]]
Build = Callable[[], tuple[list[Points], Points]]

DIRECT = 64
"""From this width on the last values are written where the curves end; in less they stand in the title."""


@dataclass(slots=True)
class Curve:
    """A series with its name and its part in the picture."""

    name: str
    role: Role
    series: Series
    named: bool = True
    """Whether its name and value are written."""


@dataclass(frozen=True, slots=True)
class Band:
    """The range of the solution's curve."""

    low: Series
    high: Series


@dataclass(slots=True)
class Spec:
    """What is to be seen. `steps`: how many there will be, if that is known; the curve then grows into free space."""

    heading: str = "Loss"
    unit: str = ""
    x: str = "step"
    curves: Sequence[Curve] = ()
    band: Band | None = None
    steps: int | None = None
    log: bool = False
    titled: bool = True
    named: bool = True
    """Whether the curves' names and last values stand in the picture."""
    strokes: bool = False
    """Drawn without plotext: many curves, which grow."""
    window: tuple[float, float] | None = None
    """The steps that are seen, first and last; None: all."""
    cursor: float | None = None
    """The step whose values are written instead of the last ones."""

    def value(self, curve: Curve) -> float | None:
        """What is written beside a curve."""
        return curve.series.last if self.cursor is None else curve.series.at(self.cursor)

    @property
    def empty(self) -> bool:
        """Whether there is no point yet."""
        return not any(len(c.series) for c in self.curves)

    def series(self) -> list[Series]:
        """All that the axis has to hold."""
        return [c.series for c in self.curves] + ([self.band.low, self.band.high] if self.band else [])


@dataclass(slots=True)
class Picture:
    """Draws specs, and keeps the layers that are as they were."""

    g: Glyphs
    texture: bool
    """Sixteen colours or none: the band is every other dot instead of a dim area."""
    _layers: dict[str, tuple[object, list[str]]] = field(default_factory=dict)

    def cells(self, spec: Spec, width: int, height: int) -> Cells:
        """The picture for a size."""
        page = _Page(width, height)
        titled = spec.titled and bool(spec.heading)
        names = {c.name: f"{self._sign(c.role)} {c.name}" for c in spec.curves if c.named}
        if spec.band:
            names["reference"] = f"{self.g.reference} reference"
        direct = width >= DIRECT and not spec.empty and spec.named
        span = self._range(spec)
        ticks = self._ticks(spec, span, height) if span else []
        gutter = max((len(label) for _, label in ticks), default=0)
        left, right = max(6, gutter + 2), max(map(len, names.values()), default=0) + 9 if direct else 0
        legend = "" if direct or not spec.named else "legend"
        top = 1 if titled or legend else 0
        grid = Grid(width - left - right, height - top - 1, self.g.ascii)
        if titled or legend:
            self._title(page, spec, names, titled=titled, direct=direct)
        if grid.width < 4 or grid.height < 1:
            return page.rows
        first, last = self._steps(spec)
        if span:
            scale = Scale(*span, grid.up, log=spec.log)
            self._draw(page, spec, grid, scale, left, top, first, last)
            if spec.cursor is not None and first <= spec.cursor <= last:
                x = left + int((spec.cursor - first) / (last - first) * (grid.width - 1) + 0.5)
                for y in range(top, top + grid.height):
                    if page.rows[y][x][0] == " ":
                        page.put(x, y, "│", "axis")
            for value, label in ticks:
                share = Scale(*span, grid.up)
                row = top + grid.height - 1 - share.dot(value) // (1 if self.g.ascii else 4)
                page.put(left - 2 - len(label), row, label, "axis")
            if direct:
                self._ends(page, spec, names, scale, grid, left, top)
        self._x_axis(page, spec, grid, left, first, last)
        return page.rows

    def _sign(self, role: Role) -> str:
        return {"yours": self.g.running, "other": self.g.other, "rest": self.g.bullet}.get(role, self.g.third)

    def _range(self, spec: Spec) -> tuple[float, float] | None:
        """The axis' ends, as logarithms if it is logarithmic; None without a finite point."""
        found = spec.series()
        if spec.log:
            least = [v for s in found if (v := s.least_above_zero()) is not None]
            most = [b[1] for s in found if (b := s.bounds()) and b[1] > 0]
            if not least or not most:
                return None
            seen = [b for s in found if spec.window and (b := s.within(*spec.window)) and b[0] > 0]
            if seen:
                least, most = [b[0] for b in seen], [b[1] for b in seen]
            low = math.floor(math.log10(min(least)) * 2) / 2
            return low, max(math.ceil(math.log10(max(most)) * 2) / 2, low + 0.5)
        bounds = [b for s in found if (b := s.within(*spec.window) if spec.window else s.bounds())]
        if not bounds:
            return None
        low, high = min(b[0] for b in bounds), max(b[1] for b in bounds)
        if 0 < low < 0.4 * high:
            low = 0.0
        if not high > low:
            pad = abs(low) * 0.1 or 1.0
            low, high = low - pad, high + pad
        return low, rounded_up(low, high)

    def _ticks(self, spec: Spec, span: tuple[float, float], height: int) -> list[tuple[float, str]]:
        low, high = span
        if spec.log:
            powers = list(range(math.ceil(low), math.floor(high) + 1))
            every = max(1, math.ceil(len(powers) / max(2, height // 2)))
            return [(float(p), short(10.0**p)) for p in powers[::every]]
        ticks = round_ticks(low, high, max(2, min(6, height // 2)))
        return list(zip(ticks, tick_labels(ticks), strict=True))

    def _steps(self, spec: Spec) -> tuple[float, float]:
        """The first and the last step of the x axis."""
        if spec.window is not None:
            return spec.window
        series = [s for s in spec.series() if len(s)]
        first = min((s.first_step for s in series), default=1.0)
        last = max((s.last_step for s in series), default=first)
        if spec.steps:
            last = max(last, first + spec.steps - 1)
        return first, max(last, first + 1)

    def _draw(
        self, page: _Page, spec: Spec, grid: Grid, scale: Scale, left: int, top: int, first: float, last: float
    ) -> None:
        view = (grid, scale.low, scale.high, scale.log, first, last)

        def columns(series: Series) -> list[Column]:
            return series.columns(first, last, grid.across)

        layers: list[tuple[str, str, object, Build]] = []
        if spec.band:
            band, texture = spec.band, self.texture and not self.g.ascii
            layers.append((
                "band",
                "band",
                (view, band.low.version, band.high.version, id(band)),
                lambda: area(columns(band.low), columns(band.high), scale, grid.across, texture=texture),
            ))
        for c in sorted(spec.curves, key=lambda c: ("faint", "rest", "third", "other", "yours").index(c.role)):
            series = c.series
            own: object = (view, series.version, id(series))
            layers.append((c.name + c.role, c.role, own, lambda series=series: curve(columns(series), scale)))  # type: ignore[misc]
        letters = {"band": self.g.reference if self.g.ascii else ".", "other": "+", "yours": "*", "third": "o", "rest": "-", "faint": "."}
        used: dict[str, tuple[object, list[str]]] = {}
        for name, role, key, build in layers:
            kept = self._layers.get(name)
            rows = kept[1] if kept and kept[0] == key else (strokes if spec.strokes else draw)(grid, *build(), letters[role])
            used[name] = (key, rows)
            for y, row in enumerate(rows):
                for x, char in enumerate(row):
                    if char != " ":
                        page.rows[top + y][left + x] = (char, role)
        self._layers = used

    def _title(self, page: _Page, spec: Spec, names: dict[str, str], *, titled: bool, direct: bool) -> None:
        at = 0
        if titled:
            page.put(0, 0, spec.heading, "title")
            at = len(spec.heading) + 2
        if direct or spec.empty or not spec.named:
            if titled:
                page.put(at, 0, spec.unit, "axis")
            return
        texts = [(f"{names[c.name]} {short(value)}" if (value := spec.value(c)) is not None else names[c.name], str(c.role))
                 for c in spec.curves if c.named]  # fmt: skip
        if spec.band:
            texts.append((names["reference"], "label"))
        total = sum(len(t) for t, _ in texts) + 2 * (len(texts) - 1)
        if titled and spec.unit and at + len(spec.unit) + 2 + total <= page.width:
            page.put(at, 0, spec.unit, "axis")
        x = max(at, page.width - total)
        for text, role in texts:
            page.put(x, 0, text, role)
            x += len(text) + 2

    def _ends(self, page: _Page, spec: Spec, names: dict[str, str], scale: Scale, grid: Grid, left: int, top: int) -> None:
        """The last values, where the eye ends, pushed apart."""
        want: list[tuple[int, int, str, str, str]] = []         # row, order, name, value, role

        def at(value: float) -> int:
            finite = value if math.isfinite(value) else scale.high
            return grid.height - 1 - scale.dot(finite) // (1 if self.g.ascii else 4)

        for c in spec.curves:
            value = spec.value(c)
            if value is not None and c.named:
                want.append((at(value), 0, names[c.name], short(value), c.role))
        if spec.band and spec.band.low.last is not None and spec.band.high.last is not None:
            low, high = spec.band.low.last, spec.band.high.last
            both = short(low) if short(low) == short(high) else ""
            want.append((at((low / 2 + high / 2)), 1, names["reference"], both, "label"))
        want.sort(key=lambda w: (w[0], w[1]))
        rows = _apart([w[0] for w in want], grid.height)
        wide = max((len(w[2]) for w in want), default=0)
        for row, (_, _, name, text, role) in zip(rows, want, strict=True):
            page.put(left + grid.width + 1, top + row, f"{name.ljust(wide)} {text.rjust(6)}".rstrip(), role)

    def _x_axis(self, page: _Page, spec: Spec, grid: Grid, left: int, first: float, last: float) -> None:
        row = page.height - 1
        end = f"{last:,.0f}"
        page.put(left, row, f"{spec.x} {first:,.0f}" if grid.width > 20 else spec.x, "axis")
        page.put(left + grid.width - len(end), row, end, "axis")
        broken = [s for c in spec.curves for s in c.series.broken_steps if first <= s <= last]
        if spec.cursor is not None and first <= spec.cursor <= last:
            words = f"step {spec.cursor:,.0f}"
            x = left + int((spec.cursor - first) / (last - first) * (grid.width - 1) + 0.5)
            page.put(max(left, min(x - len(words) // 2, left + grid.width - len(words))), row, words, "mark")
        elif broken:
            x = left + int((min(broken) - first) / (last - first) * (grid.width - 1) + 0.5)
            words = f"{self.g.look} not a number"
            page.put(max(left, min(x, left + grid.width - len(words))), row, words, "mark")
        elif grid.width > 40 and last - first >= 4:
            middle = f"{math.floor((first + last) / 2):,}"
            x = left + int((math.floor((first + last) / 2) - first) / (last - first) * (grid.width - 1) + 0.5)
            page.put(x - len(middle) // 2, row, middle, "axis")


class _Page:
    """Cells to write on."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows: Cells = [[(" ", "")] * width for _ in range(height)]

    def put(self, x: int, y: int, text: str, role: str) -> None:
        """Write `text`, cut off at the edges."""
        if 0 <= y < self.height:
            for i, char in enumerate(text):
                if 0 <= x + i < self.width:
                    self.rows[y][x + i] = (char, role)


def _apart(rows: list[int], height: int) -> list[int]:
    """The same rows, in order, no two alike and all within the height (as far as there is room)."""
    out: list[int] = []
    for row in rows:
        out.append(max(row, out[-1] + 1) if out else row)
    limit = height - 1
    for i in range(len(out) - 1, -1, -1):
        out[i] = max(0, min(out[i], limit))
        limit = out[i] - 1
    return out
