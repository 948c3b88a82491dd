"""A curve of any length, ready to be drawn at any width: spikes never vanish, and a column costs the same at a million points.

Beside the points it keeps levels: level k holds the least and the greatest of each `FAN ** k` points in a row. They grow with
the points; a query walks down only where a column begins or ends within a block.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FAN = 8
LONG = 2000
"""Points from which on numpy is worth its import."""


class Column(NamedTuple):
    """What one column of a chart shows: the range of its finite points, where the curve enters and leaves, and whether
    there is a point that is not a number."""

    at: int
    low: float
    high: float
    first: float
    last: float
    broken: bool


class Series:
    """Points in order of their step. `version` changes with every point, so that drawings can be kept."""

    __slots__ = ("_broken", "_highs", "_lows", "_steps", "_values", "version")

    def __init__(self, points: Iterable[tuple[float, float]] = ()) -> None:
        self._steps = array("d")
        self._values = array("d")
        self._lows: list[array[float]] = []
        self._highs: list[array[float]] = []
        self._broken = array("q")  # the indices of points that are not finite
        self.version = 0
        for step, value in points:
            self.append(step, value)

    def __len__(self) -> int:
        return len(self._values)

    @property
    def last(self) -> float | None:
        """The newest value; None before the first point."""
        return self._values[-1] if self._values else None

    @property
    def first_step(self) -> float:
        """The step of the first point."""
        return self._steps[0] if self._steps else 0.0

    @property
    def last_step(self) -> float:
        """The step of the newest point."""
        return self._steps[-1] if self._steps else 0.0

    @property
    def broken_steps(self) -> list[float]:
        """The steps whose value is not finite: the first hundred, which is all that a chart can mark."""
        return [self._steps[i] for i in self._broken[:100]]

    def points(self, begin: int, end: int) -> Iterable[tuple[float, float]]:
        """The points `begin` to `end`, as (step, value)."""
        return zip(self._steps[begin:end], self._values[begin:end], strict=True)

    def append(self, step: float, value: float) -> None:
        """One more point. A step that goes back counts as the newest one: a chart's x only grows."""
        if not math.isfinite(step):
            step = self.last_step
        self._steps.append(max(step, self.last_step) if self._steps else step)
        index = len(self._values)
        self._values.append(value)
        self.version += 1
        low = high = value
        if not math.isfinite(value):
            self._broken.append(index)
            low, high = math.inf, -math.inf
        level = 0
        while True:
            index //= FAN
            if level == len(self._lows):
                if index == 0 and level and len(self._lows[level - 1]) < FAN:
                    return
                self._lows.append(array("d"))
                self._highs.append(array("d"))
                if level:  # a new level begins with what the one below has
                    low, high = min(self._lows[level - 1]), max(self._highs[level - 1])
            lows, highs = self._lows[level], self._highs[level]
            if index == len(lows):
                lows.append(low)
                highs.append(high)
            else:
                lows[index] = min(lows[index], low)
                highs[index] = max(highs[index], high)
            level += 1

    def at(self, step: float) -> float | None:
        """The value at a step, or at the newest step before it; None before the first."""
        index = bisect_right(self._steps, step) - 1
        return self._values[index] if index >= 0 else None

    def nearest(self, step: float) -> float:
        """The step, of those that there are, that is nearest to `step`; that one itself when there is none."""
        index = bisect_left(self._steps, step)
        near = self._steps[max(0, index - 1) : index + 1]
        return min(near, key=lambda s: abs(s - step)) if near else step

    def within(self, low: float, high: float) -> tuple[float, float] | None:
        """The least and the greatest finite value from step `low` to step `high`; None if there is none."""
        return self.bounds(bisect_left(self._steps, low), bisect_right(self._steps, high))

    def extend(self, steps: NDArray[np.float64], values: NDArray[np.float64]) -> None:
        """Many more points at once: (n,) finite steps, (n,) values. The same as `append` for each."""
        import numpy as np

        if not len(steps):
            return
        begin = len(self._values)
        grown = np.maximum.accumulate(np.append(self._steps[-1], steps))[1:] if begin else np.maximum.accumulate(steps)
        self._steps.frombytes(grown.astype(np.float64).tobytes())
        self._values.frombytes(values.astype(np.float64).tobytes())
        self.version += len(values)
        finite = np.isfinite(values)
        if not finite.all():
            self._broken.frombytes((np.flatnonzero(~finite) + begin).astype(np.int64).tobytes())
        level, below = 0, len(self._values)
        while not level or below >= FAN:
            begin //= FAN
            if level == len(self._lows):
                self._lows.append(array("d"))
                self._highs.append(array("d"))
                begin = 0
            below = self._summed(level, begin)
            level += 1

    def _summed(self, level: int, begin: int) -> int:
        """Work out the blocks of a level anew, from one of them on; returns how many there are now."""
        import numpy as np

        for mine, least, empty in ((self._lows, np.minimum, math.inf), (self._highs, np.maximum, -math.inf)):
            del mine[level][begin:]
            source = np.frombuffer(mine[level - 1] if level else self._values)[begin * FAN :]
            if not level:
                source = np.where(np.isfinite(source), source, empty)
            mine[level].frombytes(least.reduceat(source, np.arange(0, len(source), FAN)).tobytes())
        return len(self._lows[level])

    def bounds(self, begin: int = 0, end: int | None = None) -> tuple[float, float] | None:
        """The least and the greatest finite value among the points `begin` to `end`; None if there is none."""
        low, high = self._range(begin, len(self._values) if end is None else end)
        return (low, high) if low <= high else None

    def least_above_zero(self) -> float | None:
        """The least value above zero: where a logarithmic axis can begin."""
        bounds = self.bounds()
        if bounds is None or bounds[0] > 0:
            return bounds[0] if bounds else None
        if len(self._values) > LONG:
            import numpy as np

            values = np.frombuffer(self._values)
            above = values[(values > 0) & (values < np.inf)]
            return float(above.min()) if len(above) else None
        return min((v for v in self._values if 0 < v < math.inf), default=None)

    def columns(self, low: float, high: float, count: int) -> list[Column]:
        """The points with steps from `low` to `high`, as at most `count` columns; columns without a point are left out."""
        if count < 1 or not self._values:
            return []
        span = (high - low) or 1.0
        scale = (count - 1) / span
        out: list[Column] = []
        index = bisect_left(self._steps, low)
        stop = bisect_right(self._steps, high)
        broken = bisect_left(self._broken, index)
        while index < stop:
            at = min(count - 1, max(0, int((self._steps[index] - low) * scale + 0.5)))
            # The first step that belongs to a later column.
            edge = low + (at + 0.5) / scale if scale else math.inf
            end = min(stop, max(index + 1, bisect_left(self._steps, edge, index, stop)))
            least, most = self._range(index, end)
            marked = False
            while broken < len(self._broken) and self._broken[broken] < end:
                marked = True
                broken = bisect_left(self._broken, end, broken)
            if out and out[-1].at == at:  # rounding at the edge: the same column goes on
                before = out.pop()
                least, most = min(least, before.low), max(most, before.high)
                first, marked = before.first, marked or before.broken
            else:
                first = self._values[index]
            out.append(Column(at, least, most, first, self._values[end - 1], marked))
            index = end
        return out

    def _range(self, begin: int, end: int) -> tuple[float, float]:
        """Least and greatest over points `begin` to `end`, from whole blocks where there are some."""
        low, high = math.inf, -math.inf
        level = -1  # -1: the points themselves
        while begin < end:
            lows = self._values if level < 0 else self._lows[level]
            highs = self._values if level < 0 else self._highs[level]
            top = level + 1 >= len(self._lows)
            left = end if top else min(end, -(-begin // FAN) * FAN)
            right = end if top else max(left, end // FAN * FAN)
            for at in (*range(begin, left), *range(right, end)):
                value = lows[at]
                if level >= 0 or math.isfinite(value):
                    low, high = min(low, value), max(high, highs[at])
            begin, end = left // FAN, right // FAN
            if top:
                break
            level += 1
        return low, high


class Smoothed:
    """The exponential moving average of a series, as a series of its own: m = w m + (1 - w) v, divided by what the weights sum to, so that
    the first values are not drawn towards 0 (Kingma & Ba 2015, section 3). What is not finite is passed on and leaves the mean alone."""

    def __init__(self, source: Series, weight: float) -> None:
        self.source, self.weight, self.series = source, weight, Series()
        self._mean = self._sum = 0.0

    def update(self, limit: int = 50_000) -> bool:
        """Take over at most so many new points; True if there are more."""
        source, begin = self.source, len(self.series)
        end = min(len(source), begin + limit)
        for step, value in source.points(begin, end):
            if math.isfinite(value):
                self._mean = self.weight * self._mean + (1 - self.weight) * value
                self._sum = self.weight * self._sum + (1 - self.weight)
                value = self._mean / self._sum
            self.series.append(step, value)
        return end < len(source)
