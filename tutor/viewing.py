"""A folder of curves while it is looked at: a thread reads on; the screen asks for what it shows, at its own pace."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tutor.events.folder import Folder, in_order
from tutor.series import Series

if TYPE_CHECKING:
    from tutor.events.store import Other

PACE = 0.3
"""Seconds between two looks at files of which all was read."""
MANY = 2000
"""Tags that take a while to be sorted."""
AT_ONCE = 500_000
"""Points of a curve that are taken over at once: the rest waits for the next time, so that keys are answered between."""


@dataclass(slots=True)
class Drawn:
    """The curve of one run."""

    run: str
    name: str
    """For people."""
    series: Series = field(default_factory=Series)
    order: int = -1
    """Of the curve, when the series was begun."""


class Viewing:
    """All but `_read` is for one thread, the screen's."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.tag = ""
        self.drawn: list[Drawn] = []
        """The curves of the tag, one of each run that has it, in the order of their names."""
        self.behind = False
        """Whether there are points of the tag that wait for the next time."""
        self.notes: list[str] = []
        """Sentences about what can't be seen."""
        self.ready = False
        """Whether all that there was was read once."""
        self.trouble: Exception | None = None
        """A mistake of ours, in the reading."""
        self._changes = 0
        self._seen = -1
        self._tags: tuple[int, list[str]] = (-1, [])
        self._sorted = 0.0
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to read, in a thread that never keeps the app from ending."""
        self._thread = threading.Thread(target=self._read, name="viewing", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Read no further."""
        self._stop.set()

    def _read(self) -> None:
        try:
            while not self._stop.is_set():
                if self.folder.poll(0.1):
                    self._changes += 1
                if not self.folder.reading:
                    notes = self.folder.left_out()
                    if notes != self.notes or not self.ready:
                        self.notes, self.ready = notes, True
                        self._changes += 1
                    self._stop.wait(PACE)
        except Exception as error:
            self.trouble = error

    def news(self) -> bool:
        """Whether anything has come since one last asked."""
        seen, self._seen = self._seen, self._changes
        return seen != self._seen or self.behind

    # What there is

    def tags(self) -> list[str]:
        """The tags of all runs, in order."""
        with self.folder.lock:
            runs = list(self.folder.runs.values())
            count = sum(len(run.curves) + len(run.others) for run in runs)
            now = time.monotonic()
            late = len(self._tags[1]) > MANY and not self.ready and now < self._sorted + 3      # so many are sorted now and then
            if count == self._tags[0] or late:
                return self._tags[1]
            self._sorted = now
            names = {tag for run in runs for tag in (*run.curves, *run.others)}
        self._tags = count, in_order(names)
        return self._tags[1]

    def points(self) -> int:
        """How many were read."""
        with self.folder.lock:
            return sum(run.points for run in self.folder.runs.values())

    def last(self, tag: str) -> tuple[int, float | None]:
        """How many runs have a curve of this tag, and the last value of the first of them."""
        with self.folder.lock:
            found = [run.curves[tag] for _, run in sorted(self.folder.runs.items()) if tag in run.curves and len(run.curves[tag])]
            return len(found), float(found[0].arrays()[2][-1]) if found else None

    def others(self, tag: str) -> list[tuple[str, Other]]:
        """(run's name for people, what it has) of a tag that is no curve."""
        with self.folder.lock:
            runs = self.folder.runs
            return [(self.folder.shown(name), runs[name].others[tag]) for name in in_order(runs) if tag in runs[name].others]

    # The curves of a tag

    def show(self, tag: str) -> None:
        """Another tag."""
        if tag != self.tag:
            self.tag, self.drawn = tag, []
            self.update()

    def update(self) -> None:
        """Take over what has come of the tag."""
        import numpy as np

        known = {drawn.run: drawn for drawn in self.drawn}
        self.behind = False
        new = []
        with self.folder.lock:
            found = [(name, run.curves[self.tag]) for name, run in self.folder.runs.items() if self.tag in run.curves]
            arrays = [(name, curve.arrays(), curve.order) for name, curve in found if len(curve)]
        for name, (steps, _, values), order in arrays:
            drawn = known.get(name) or Drawn(name, self.folder.shown(name))
            if drawn.order != order:
                drawn.series, drawn.order = Series(), order
            begin = len(drawn.series)
            end = min(len(steps), begin + AT_ONCE)
            drawn.series.extend(steps[begin:end].astype(np.float64), values[begin:end])
            self.behind = self.behind or end < len(steps)
            new.append(drawn)
        if [drawn.run for drawn in new] != [drawn.run for drawn in self.drawn]:
            place = {name: i for i, name in enumerate(in_order(drawn.run for drawn in new))}
            new.sort(key=lambda drawn: place[drawn.run])
        self.drawn = new
