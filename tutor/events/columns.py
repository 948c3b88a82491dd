"""Many records at once. Those of one size that differ in nothing but time, step, tag and numbers have one *shape*: the first is taken
apart byte by byte, the others by columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tutor.events import wire
from tutor.events.frames import TOGETHER, Chunk

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHAPES = 64
"""That are remembered of records of one size."""
MISSES = 8
"""So many records of a size that are like hardly any other, and the rest of them is taken one by one."""
TAG = 500
"""Bytes of the longest tag."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points of one tag, in the file's order."""

    order: NDArray[np.int64]
    """(n,) which record of the chunk."""
    steps: NDArray[np.int64]
    walls: NDArray[np.float64]
    values: NDArray[np.float64]

    def __getitem__(self, which: NDArray[np.bool_] | NDArray[np.int64] | slice) -> Points:
        """Some of them."""
        return Points(self.order[which], self.steps[which], self.walls[which], self.values[which])


@dataclass(slots=True)
class Batch:
    """What a chunk says."""

    points: dict[bytes, Points] = field(default_factory=dict)
    others: list[tuple[int, wire.Event]] = field(default_factory=list)
    """(record, event) of those that say more, or something else, than scalars do; in the file's order."""
    malformed: int = 0
    """Records that are no events."""


class _Shape:
    """The places of what varies, and the bytes that all records of this shape have in common."""

    def __init__(self, data: bytes, event: wire.Event) -> None:
        import numpy as np

        width = -(-len(data) // 8) * 8
        mask = np.zeros(width, np.uint8)
        mask[: len(data)] = 255
        if event.wall_at >= 0:
            mask[event.wall_at : event.wall_at + 8] = 0
        if event.step_at >= 0:
            mask[event.step_at : event.step_at + event.step_size] = 128     # how long a step is belongs to the shape
        for value in event.values:
            mask[value.number_at : value.number_at + value.width] = 0
            mask[value.tag_at : value.tag_at + len(value.tag)] = 0
        self.event = event
        self.mask = mask.view(np.uint64)
        self.common = np.frombuffer(data.ljust(width, b"\0"), np.uint64) & self.mask

    def fits(self, rows: NDArray[np.uint8]) -> NDArray[np.bool_]:
        """(n, bytes of a record, filled up to eights) -> (n,) which have it."""
        import numpy as np

        words = rows.view(np.uint64)
        found: NDArray[np.bool_] = (words[:, 0] & self.mask[0]) == self.common[0]
        for at in range(1, len(self.mask)):
            found &= (words[:, at] & self.mask[at]) == self.common[at]
        return found

    def points(self, rows: NDArray[np.uint8], order: NDArray[np.int64]) -> Iterator[tuple[bytes, Points]]:
        """What records of this shape say: (n, ≥ size) bytes of them, (n,) which they are."""
        import numpy as np

        event = self.event
        walls = np.zeros(len(rows)) if event.wall_at < 0 else _numbers(rows, event.wall_at, 8)
        steps = np.zeros(len(rows), np.uint64)
        for place in range(event.step_size):
            steps |= (rows[:, event.step_at + place] & 127).astype(np.uint64) << np.uint64(7 * place)
        for value in event.values:
            all = Points(order, steps.view(np.int64), walls, _numbers(rows, value.number_at, value.width))
            tags = np.ascontiguousarray(rows[:, value.tag_at : value.tag_at + len(value.tag)])
            yield from _by_tag(tags, all)


def _numbers(rows: NDArray[np.uint8], at: int, width: int) -> NDArray[np.float64]:
    import numpy as np

    raw = np.ascontiguousarray(rows[:, at : at + width]).view("<f4" if width == 4 else "<f8")[:, 0]
    return raw.astype(np.float64)


def _by_tag(tags: NDArray[np.uint8], points: Points) -> Iterator[tuple[bytes, Points]]:
    """The points of each tag: (n, bytes of a tag) tags."""
    import numpy as np

    if (tags == tags[0]).all():
        yield tags[0].tobytes(), points
        return
    order, differ = _sorted(tags)
    points = points[order]
    begin = 0
    for end in [*(np.flatnonzero(differ) + 1).tolist(), len(order)]:
        yield tags[order[begin]].tobytes(), points[begin:end]
        begin = end


def _sorted(tags: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """(n,) an order in which equal tags stand together, each as they came; (n - 1,) whether the next one in it is another."""
    import numpy as np

    size = tags.shape[1]
    words = np.zeros((len(tags), -(-size // 8) * 8), np.uint8)
    words[:, :size] = tags
    words = words.view(np.uint64)
    hashes = words[:, 0].copy()
    for at in range(1, words.shape[1]):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) ^ words[:, at]
    order = np.argsort(hashes, kind="stable")
    sorted_hashes, sorted_words = hashes[order], words[order]
    differ = sorted_hashes[1:] != sorted_hashes[:-1]
    if (differ == (sorted_words[1:] != sorted_words[:-1]).any(axis=1)).all():
        return order, differ
    whole, known = tags.tobytes(), dict[bytes, int]()       # two tags have one hash: that is somebody's intention
    numbers = np.array([known.setdefault(whole[at : at + size], len(known)) for at in range(0, len(whole), size)])
    order = np.argsort(numbers, kind="stable")
    return order, np.diff(numbers[order]) != 0


class Decoder:
    """Chunks in, points out. It remembers the shapes it has met."""

    def __init__(self) -> None:
        self._shapes: dict[int, list[_Shape]] = {}

    def decode(self, chunk: Chunk) -> Batch:
        """All that a chunk says. Raises nothing."""
        batch = Batch()
        pieces: dict[bytes, list[Points]] = {}
        slow = [chunk.alone.tolist()]
        for group in chunk.alike:
            slow.append(self._group(chunk, group, pieces))
        single: dict[bytes, list[tuple[int, int, float, float]]] = {}
        for i in sorted(i for some in slow for i in some):
            self._single(chunk.record(i), i, batch, single)
        for tag, rows in single.items():
            pieces.setdefault(tag, []).append(_points(rows))
        joined = {tag: _joined(found) for tag, found in pieces.items()}
        batch.points = dict(sorted(joined.items(), key=lambda item: int(item[1].order[0])))     # in the order in which they appear
        return batch

    def _group(self, chunk: Chunk, group: NDArray[np.int64], pieces: dict[bytes, list[Points]]) -> list[int]:
        """Take records of one size; returns those that are like no others."""
        size = int(chunk.sizes[group[0]])
        rows = chunk.rows(group, -(-size // 8) * 8)
        shapes = self._shapes.setdefault(size, [])

        def take(shape: _Shape) -> int:
            nonlocal group, rows
            fits = shape.fits(rows)
            count = int(fits.sum())
            if count:
                whole = count == len(group)
                for tag, points in shape.points(rows if whole else rows[fits], group if whole else group[fits]):
                    pieces.setdefault(tag, []).append(points)
                group, rows = group[~fits], rows[~fits]
            return count

        for shape in shapes:
            if not len(group):
                return []
            take(shape)
        left: list[int] = []
        misses = 0
        while len(group) >= TOGETHER and misses < MISSES:
            made = self._shape(chunk.record(int(group[0])))
            if made is None:
                left.append(int(group[0]))
                group, rows = group[1:], rows[1:]
                misses += 1
            elif take(made) < TOGETHER:
                misses += 1
            elif len(shapes) < SHAPES:
                shapes.append(made)
        return left + [int(i) for i in group]

    @staticmethod
    def _shape(data: bytes) -> _Shape | None:
        """The shape of a record that says scalars and nothing else."""
        try:
            event = wire.event(data)
        except wire.Malformed:
            return None
        plain = event.values and all(v.kind == wire.SCALAR and 0 < len(v.tag) <= TAG and v.tag_at >= 0 for v in event.values)
        return _Shape(data, event) if plain and not (event.version or event.restart) and event.step_size <= 10 else None

    @staticmethod
    def _single(data: bytes, i: int, batch: Batch, single: dict[bytes, list[tuple[int, int, float, float]]]) -> None:
        try:
            event = wire.event(data)
        except wire.Malformed:
            batch.malformed += 1
            return
        for value in event.values:
            if value.kind == wire.SCALAR:
                single.setdefault(value.tag, []).append((i, event.step, event.wall, value.number))
        if event.version or event.restart or any(value.kind != wire.SCALAR for value in event.values):
            batch.others.append((i, event))


def _points(rows: list[tuple[int, int, float, float]]) -> Points:
    import numpy as np

    order, steps, walls, values = zip(*rows, strict=True)
    return Points(np.array(order, np.int64), np.array(steps, np.int64), np.array(walls, float), np.array(values, float))


def _joined(pieces: list[Points]) -> Points:
    import numpy as np

    if len(pieces) == 1:
        return pieces[0]
    order = np.concatenate([piece.order for piece in pieces])
    sort = np.argsort(order, kind="stable")
    steps, walls, values = (np.concatenate([getattr(piece, name) for piece in pieces])[sort] for name in ("steps", "walls", "values"))
    return Points(order[sort], steps, walls, values)
