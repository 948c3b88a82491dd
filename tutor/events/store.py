"""The points of a run, by tag and in order of their steps, whatever order they were read in.

A training that is begun again from a checkpoint writes steps anew. As TensorBoard has it (event_accumulator.py), what was written before
is void from that step on:
- A file of version 2 (`brain.Event:2`, all writers of today) says so, with a SessionLog START at the first of these steps (`purge_step`
  of a SummaryWriter). Then points of all tags are void.
- Of older files an event with a step below the greatest one so far means it, for the tags that it has.
Otherwise nothing is void: of two writers to one folder all points are kept.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tutor.events.columns import TAG, Batch, Points
from tutor.events.wire import SCALAR, Event

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TAGS = 20_000
"""Tags of a folder that are kept, all its runs together."""
POINTS = 20_000_000
"""Points of a folder that are kept: 24 bytes each."""
_NAMED = 200_000
_PARTS = 32
_ALL = (1 << 63) - 1


@dataclass(slots=True)
class Room:
    """What a folder may still take."""

    tags: int = TAGS
    points: int = POINTS


@dataclass(frozen=True, slots=True)
class Summary:
    """A curve in short. `low` and `high` are of its finite points; nan if there is none."""

    points: int
    first_step: int
    last_step: int
    last: float
    low: float
    high: float


class Curve:
    """The points of one tag. `version` changes with every change; `order` with those that are more than points at the end."""

    __slots__ = ("_count", "_parts", "_steps", "_summary", "_values", "_walls", "order", "version")

    def __init__(self) -> None:
        import numpy as np

        self.version = self.order = 0
        self._parts: list[tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]] = []
        # With room behind the points. What was handed out stays as it was: beyond `_count` is all that is ever written to.
        self._count = 0
        self._steps = np.empty(0, np.int64)
        self._walls = self._values = np.empty(0, np.float64)
        self._summary: tuple[int, Summary] | None = None

    def add(self, steps: NDArray[np.int64], walls: NDArray[np.float64], values: NDArray[np.float64]) -> None:
        """More points, (n,) each: steps, seconds since 1970, values."""
        if len(steps):
            self.version += 1
            self._parts.append((steps, walls, values))
            if len(self._parts) > _PARTS:
                self._settle()

    def void(self, step: int) -> int:
        """Forget the points from a step on; returns how many there were."""
        steps, walls, values = self.arrays()
        kept = int(steps.searchsorted(step))
        gone = self._count - kept
        if gone:
            self._steps, self._walls, self._values = steps[:kept].copy(), walls[:kept].copy(), values[:kept].copy()
            self._count = kept
            self.version += 1
            self.order += 1
        return gone

    def arrays(self) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
        """Steps (which never go back), wall times in seconds since 1970, values: (n,) each. Not to be written to."""
        self._settle()
        count = self._count
        return self._steps[:count], self._walls[:count], self._values[:count]

    def _settle(self) -> None:
        if not self._parts:
            return
        import numpy as np

        begin, end = self._count, len(self)
        if end > len(self._steps):
            room = end if not begin else max(end, begin + begin // 2)
            self._steps, self._walls, self._values = (_wider(kind, begin, room) for kind in (self._steps, self._walls, self._values))
        at = begin
        for steps, walls, values in self._parts:
            after = at + len(steps)
            self._steps[at:after], self._walls[at:after], self._values[at:after] = steps, walls, values
            at = after
        self._parts.clear()
        self._count = end
        new = self._steps[max(0, begin - 1) : end]
        if (new[1:] < new[:-1]).any():
            sort = np.argsort(self._steps[:end], kind="stable")
            self._steps, self._walls, self._values = self._steps[sort], self._walls[sort], self._values[sort]
            self.order += 1

    def __len__(self) -> int:
        return self._count + sum(len(steps) for steps, _, _ in self._parts)

    @property
    def summary(self) -> Summary:
        """In short, worked out once for a version."""
        if self._summary is None or self._summary[0] != self.version:
            self._summary = self.version, self._sum()
        return self._summary[1]

    def _sum(self) -> Summary:
        import numpy as np

        steps, _, values = self.arrays()
        if not len(steps):
            return Summary(0, 0, 0, math.nan, math.nan, math.nan)
        finite = values[np.isfinite(values)]
        low, high = (float(finite.min()), float(finite.max())) if len(finite) else (math.nan, math.nan)
        return Summary(len(steps), int(steps[0]), int(steps[-1]), float(values[-1]), low, high)


def _wider(kind: NDArray[Any], count: int, room: int) -> NDArray[Any]:
    """An array with room for more, with the first `count` of this one."""
    import numpy as np

    made = np.empty(room, kind.dtype)
    made[:count] = kind[:count]
    return made


@dataclass(slots=True)
class Other:
    """A tag of something else than numbers."""

    kind: str
    """image, histogram, audio, text, tensor, or the name of a plugin."""
    count: int = 0
    step: int = 0
    text: str = ""
    """The newest, of a text."""


class Run:
    """What the event files of one folder say."""

    def __init__(self, name: str, room: Room) -> None:
        self.name = name
        self.curves: dict[str, Curve] = {}
        self.others: dict[str, Other] = {}
        self.points = 0
        """That are kept."""
        self.void = 0
        """Points that a restart made void."""
        self.full = 0
        """Points for which there was no room."""
        self._room = room
        self._names: dict[bytes, str] = {}
        self._unnamed: set[int] = set()
        self._modern = False
        self._greatest = -1
        self._restarts: dict[int, int] = {}         # which file -> the least step of its restarts

    @property
    def untold(self) -> int:
        """Tags for which there was no room (or more, from 200,000 on)."""
        return len(self._unnamed)

    def sift(self, batch: Batch, file: int = 0) -> dict[bytes, Points]:
        """Take what a chunk says, but for its points, which are still to be added: those that nothing in it has made void. `file`: the
        how-manieth, in order of their names; what a later one makes void stays void, however late an earlier one says it."""
        import numpy as np

        restarts: list[tuple[int, int]] = []
        modern_from = 0 if self._modern else 1 << 62
        for order, event in batch.others:
            if event.version and not self._modern and _version(event.version) >= 2:
                self._modern, modern_from = True, order
            if event.restart and self._modern:
                restarts.append((order, event.step))
            self._others(event)
        points = batch.points
        if modern_from:
            before = {tag: found[found.order < modern_from] for tag, found in points.items()}
            self._old(before)
            points = {tag: found[found.order >= modern_from] for tag, found in points.items()}
        if restarts:
            points = self._restarted(points, restarts, file)
        least = min((step for other, step in self._restarts.items() if other > file), default=None)
        if least is not None:
            points = {tag: self._below(found, np.int64(least)) for tag, found in points.items()}
        return points

    def add(self, tag: bytes, found: Points) -> None:
        """Points of a tag, whatever they come from."""
        count = len(found.steps)
        if not count:
            return
        name = self._name(tag)
        room = min(count, self._room.points) if name is not None else 0
        self.full += count - room
        if name is None or not room:
            return
        self._room.points -= room
        self.points += room
        if room < count:
            found = found[:room]
        curve = self.curves.get(name)
        if curve is None:
            curve = self.curves[name] = Curve()
        curve.add(found.steps, found.walls, found.values)

    def _name(self, tag: bytes) -> str | None:
        """A tag as text; None where there is no room for another one."""
        name = self._names.get(tag)
        if name is None:
            if self._room.tags <= 0 or len(tag) > TAG:
                if len(self._unnamed) < _NAMED:
                    self._unnamed.add(hash(tag))
                return None
            self._room.tags -= 1
            name = self._names[tag] = tag.decode("utf-8", "replace")
        return name

    def _others(self, event: Event) -> None:
        for value in event.values:
            if value.kind in ("", SCALAR):
                continue
            name = self._name(value.tag)
            if name is None:
                continue
            known = self.others.get(name)
            if known is None:
                known = self.others[name] = Other(value.kind)
            elif known.kind == "tensor":
                known.kind = value.kind
            known.count += 1
            if value.text and event.step >= known.step:
                known.text = value.text
            known.step = max(known.step, event.step)

    def _gone(self, count: int) -> None:
        self.void += count
        self.points -= count
        self._room.points += count

    def _below(self, found: Points, floor: NDArray[np.int64] | np.int64) -> Points:
        """The points below a step; from _ALL on nothing is void."""
        kept = found[(found.steps < floor) | (floor == _ALL)]
        self.void += len(found.steps) - len(kept.steps)
        return kept

    def _restarted(self, points: dict[bytes, Points], restarts: list[tuple[int, int]], file: int) -> dict[bytes, Points]:
        """What is left of a chunk in which there are restarts; what was read before is void from the least of their steps on."""
        import numpy as np

        least = min(step for _, step in restarts)
        self._restarts[file] = min(least, self._restarts.get(file, least))
        for curve in self.curves.values():
            self._gone(curve.void(least))
        orders = np.array([order for order, _ in restarts])
        steps = np.array([step for _, step in restarts])
        # From each restart on: the least step of it and of those that follow it.
        floors = np.append(np.minimum.accumulate(steps[::-1])[::-1], _ALL)
        return {tag: self._below(found, floors[orders.searchsorted(found.order, side="right")]) for tag, found in points.items()}

    def _old(self, points: dict[bytes, Points]) -> None:
        """Points of a file of the old kind."""
        import numpy as np

        some = [found for found in points.values() if len(found.steps)]
        if not some:
            return
        orders = np.concatenate([found.order for found in some])
        sort = np.argsort(orders, kind="stable")
        orders, steps = orders[sort], np.concatenate([found.steps for found in some])[sort]
        greatest = np.maximum.accumulate(np.append(self._greatest, steps))
        self._greatest = int(greatest[-1])
        for tag, found in points.items():
            back = found.steps < greatest[orders.searchsorted(found.order)]
            if back.any():
                floor = np.where(back, found.steps, _ALL)
                least = np.minimum.accumulate(floor[::-1])[::-1]
                curve = self.curves.get(self._names.get(tag, ""))
                if curve is not None:
                    self._gone(curve.void(int(least[0])))
                found = self._below(found, np.append(least[1:], _ALL))
            self.add(tag, found)


def _version(text: str) -> float:
    """The number in `brain.Event:2`; 0 where there is none."""
    number = text.removeprefix("brain.Event:")
    try:
        return float(number) if number != text else 0.0
    except ValueError:
        return 0.0


def plain(value: float) -> Any:
    """For JSON, which knows neither nan nor inf."""
    return value if math.isfinite(value) else "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
