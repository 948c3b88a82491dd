"""A run, read from its folder while it goes on or afterwards. A thread reads; the screen takes what has come, at its own pace.

The app holds no pipe to a run. Whoever follows one later, in another app, sees the same.
"""

from __future__ import annotations

import json
import math
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tutor.points import measured
from tutor.series import Series

KEPT = 5000
"""Lines of output that are kept until the screen takes them."""
POINTS = 5000
"""Points that are taken at once: the rest waits for the next turn, so that keys are answered between."""
FIGURES = 24
"""Figures of a run whose files are kept."""
LEVELS = ("error", "warning", "hint")
"""Of what the training doctor says, the worst first."""
PACE = 0.05


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that the code drew."""

    name: str
    file: Path
    """The picture that is kept."""
    width: int
    height: int
    at: float
    version: int = 1
    """The how-manieth of this name."""
    path: str = ""
    """The learner's own file, if it is one."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the training doctor says."""

    id: str
    level: str
    """`error`, `warning` or `hint`."""
    message: str
    file: str
    line: int
    step: int


@dataclass(slots=True, eq=False, repr=False)
class News:
    """What has come since one last asked."""

    lines: list[str] = field(default_factory=list)
    points: int = 0
    figures: int = 0
    ended: bool = False
    reference: bool = False


class Following:
    """One run. `take` and the values are for one thread, the screen's; the reading happens in another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.checks: tuple[str, ...] = ()
        self.seed: int | None = None
        self.check = -1
        self.place = 0
        """In the line of those that wait; 0 once it has begun."""
        self.opening: Mapping[str, Any] = {}
        """The start event."""
        self.began = 0.0
        """Seconds on the run's own clock at the newest event."""
        self.end: dict[str, Any] | None = None
        self.printed = 0
        """Lines printed so far."""
        self.lines: deque[str] = deque(maxlen=KEPT)
        """The newest of them."""
        self.series: dict[tuple[int, str], Series] = {}
        self.kinds: dict[tuple[int, str], str] = {}
        """What each series is, see `tutor.points`."""
        self.reference: tuple[int, str, Series, Series] | None = None
        """Check, name, lower and upper edge."""
        self.figures: list[Figure] = []
        """The newest figures, the newest last."""
        self.no_figures = 0
        """How many more were drawn that are not kept."""
        self.no_points = 0
        """How many points were of more series than are kept."""
        self.findings: list[Diagnosis] = []
        """What the training doctor has found, the worst first."""
        self._versions: dict[str, int] = {}
        self.begun = False
        """Whether anybody reads it."""
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._events: deque[Mapping[str, Any]] = deque()
        self._lines: deque[str] = deque(maxlen=KEPT)
        self._new_lines = 0
        self._done = False
        self._seen_reference = False
        self._read_reference: tuple[int, str, Series, Series] | None = None

    def start(self) -> Following:
        """Begin to read, in a thread that never keeps the app from ending."""
        self.begun = True
        threading.Thread(target=self._read, name="following", daemon=True).start()
        return self

    def stop(self) -> None:
        """Read no further."""
        self._stop.set()
        self._wake.set()

    def poke(self) -> None:
        """There is something to read: the run has ended."""
        self._wake.set()

    def load(self) -> Following:
        """Read all that is there, here and now: for a run that is over."""
        self.begun = True
        self._stop.set()
        self._read()
        while self.pending:
            self.take(limit=1 << 30)
        return self

    @property
    def pending(self) -> bool:
        """Whether something was read that was not taken yet."""
        with self._lock:
            return bool(self._events or self._lines or self._new_lines)

    @property
    def all_read(self) -> bool:
        """Whether the run is over and its folder has nothing more."""
        return self._done

    def take(self, limit: int = POINTS) -> News:
        """Take over what was read: at most `limit` events, all lines that are kept."""
        news = News()
        with self._lock:
            events = [self._events.popleft() for _ in range(min(limit, len(self._events)))]
            news.lines = list(self._lines)
            self._lines.clear()
            self.lines.extend(news.lines)
            self.printed += self._new_lines
            self._new_lines = 0
            if self._read_reference is not None and self.reference is None:
                self.reference, news.reference = self._read_reference, True
        drawn = sum(self._versions.values())
        for event in events:
            news.points += self._apply(event)
        news.figures = sum(self._versions.values()) - drawn
        news.ended = self.end is not None
        return news

    def _apply(self, event: Mapping[str, Any]) -> int:
        kind, at = event.get("e"), event.get("t")
        if isinstance(at, int | float) and math.isfinite(at):
            self.began = max(self.began, float(at))
        if kind == "m":
            return self._point(event)
        if kind == "start":
            names = event.get("checks")
            self.checks = tuple(str(name) for name in names) if isinstance(names, list) else ()
            seed = event.get("seed")
            self.seed = seed if isinstance(seed, int) else None
            self.place, self.opening = 0, dict(event)
        elif kind == "wait":
            place = event.get("place")
            self.place = place if isinstance(place, int) else 0
        elif kind == "check":
            index = event.get("i")
            self.check = index if isinstance(index, int) else self.check
        elif kind == "fig":
            self._figure(event)
        elif kind == "finding":
            self._finding(event)
        elif kind == "figs":
            left = event.get("left")
            self.no_figures += left if isinstance(left, int) else 0
        elif kind == "crowd":
            left = event.get("left")
            self.no_points = left if isinstance(left, int) else 0
        elif kind == "end":
            self.end = dict(event)
        return 0

    def _finding(self, event: Mapping[str, Any]) -> None:
        identity, level, message, file = (event.get(key) for key in ("id", "level", "message", "file"))
        line, step = event.get("line"), event.get("step")
        if not (isinstance(identity, str) and isinstance(message, str) and isinstance(file, str) and level in LEVELS):
            return
        if isinstance(line, int) and isinstance(step, int):
            found = Diagnosis(identity, str(level), message, file, line, step)
            self.findings = sorted([*self.findings, found], key=lambda one: LEVELS.index(one.level))

    def _figure(self, event: Mapping[str, Any]) -> None:
        """A figure, as `record.Tail` lets it pass: its fields are checked, its name is plain text."""
        name, at = event["name"], event.get("t")
        if len(self._versions) < 4 * FIGURES or name in self._versions:
            self._versions[name] = self._versions.get(name, 0) + 1
        moment = float(at) if isinstance(at, int | float) and math.isfinite(at) else 0.0
        figure = Figure(name, self.folder / event["file"], event["w"], event["h"], moment, self._versions.get(name, 1), event["path"])
        # The oldest file gives way when one comes; that is the order of arrival, not the one in which they were drawn.
        if len(self.figures) >= FIGURES:
            self.figures.remove(min(self.figures, key=lambda f: f.file.name.rjust(12)))
        self.figures = sorted([*self.figures, figure], key=lambda f: f.at)

    def _point(self, event: Mapping[str, Any]) -> int:
        check, name, step, value = (event.get(key) for key in ("c", "n", "s", "v"))
        if isinstance(value, str):
            value = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}.get(value)
        if not (isinstance(check, int) and isinstance(name, str) and isinstance(step, int | float) and isinstance(value, int | float)):
            return 0
        if len(self.series) >= 64 and (check, name) not in self.series:
            return 0
        kind = self.kinds.setdefault((check, name), measured(event))
        self.series.setdefault((check, name), Series()).append(float(step) + (kind != "tag"), float(value))  # the first step is step 1
        return 1

    def _read(self) -> None:
        # Not before: the first frame needs no runs.
        from runners.record import Lines, Tail

        tail, lines = Tail(self.folder), Lines()
        while True:
            last = self._stop.is_set()
            more = True
            while more:
                events, printed = tail.poll(1 << 18), tail.output(1 << 18)
                ended = lines.feed(printed)
                with self._lock:
                    self._events.extend(events)
                    self._lines.extend(ended)
                    self._new_lines += len(ended)
                more = bool(events or printed) and (last or tail.end is not None)
            self._look_for_reference()
            if tail.end is not None or last:
                rest = lines.feed(b"", final=True)
                rest += [lines.open] if lines.open else []
                with self._lock:
                    self._lines.extend(rest)
                    self._new_lines += len(rest)
                self._done = True
                return
            self._wake.wait(PACE)
            self._wake.clear()

    def _look_for_reference(self) -> None:
        if self._seen_reference:
            return
        try:
            data = json.loads((self.folder / "reference.json").read_bytes())
            check, name, low, high = data["check"], data["name"], data["low"], data["high"]
            edges = [Series((step, _number(v)) for step, v in enumerate(values, 1)) for values in (low, high)]
        except OSError:
            return
        except (ValueError, KeyError, TypeError):
            self._seen_reference = True
            return
        self._seen_reference = True
        if isinstance(check, int) and isinstance(name, str) and len(edges[0]):
            with self._lock:
                self._read_reference = (check, name, edges[0], edges[1])


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else math.nan
