"""What was done: an append-only file of events, and what follows from them.

The events of `progress.jsonl`, each with `id`, `at` (UTC) and `event`:

    {"event":"learner","seed":…}                                     once; drawn tasks come from it
    {"event":"start","exercise":…}                                   the starter was handed out or opened
    {"event":"attempt","exercise":…,"run":…,"source":HASH}           a check was asked for
    {"event":"check","exercise":…,"run":…,"verdict":"pass|fail|error|lost","passed":3,"total":4,"seed":…,"device":…,
     "missing":[names of checks]}                                    of a milestone: what did not pass
    {"event":"hint","exercise":…,"step":2} · {"event":"hint-asked","exercise":…}
    {"event":"solution","exercise":…} · {"event":"retry","exercise":…} · {"event":"reset","exercise":…}

Everything else is a fold over them, in the order of time, so that two copies that were merged in either direction agree. Events
and keys of a newer version are kept in the file and passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, NamedTuple

from tutor.files import Record

State = Literal["new", "started", "passed"]
REVIEW_DAYS = (1, 3, 7, 21)
MISSING = 20
"""How many missing checks of a milestone are kept."""


@dataclass(slots=True)
class Done:
    """What the events say about one exercise."""

    state: State = "new"
    attempts: int = 0
    """How often it was checked."""
    best: tuple[int, int] | None = None
    """Checks passed, of how many, at best."""
    last: tuple[int, int] | None = None
    """The same for the last verdict."""
    verdict: str | None = None
    """The last verdict: pass, fail or error."""
    run: str | None = None
    """The last run with a verdict."""
    hints: int = 0
    """How many of the three hints are open."""
    since_hint: int = 0
    """Attempts since the last hint was opened."""
    on_try: int = 0
    """Attempts since the last new try."""
    asked: bool = False
    """Whether the next hint was asked for once, and refused."""
    solution_seen: bool = False
    """Whether the solution was looked at before the first pass."""
    first_pass: str | None = None
    reviewed: str | None = None
    """When it was last passed as a review, or for the first time."""
    fresh: bool = False
    """Whether a new try was begun since the last pass."""
    sources: list[str] = field(default_factory=list)
    """Versions that passed: checking one of them again is no review."""
    missing: list[str] = field(default_factory=list)
    """Of a milestone: the checks that did not pass in the last verdict."""
    at: str = ""

    def due(self) -> date | None:
        """The day it comes back; None if it was never passed, or has come back often enough."""
        if self.first_pass is None or self.reviewed is None:
            return None
        first = day_of(self.first_pass)
        elapsed = (day_of(self.reviewed) - first).days
        offset = next((days for days in REVIEW_DAYS if days > elapsed), None)
        return None if offset is None else first + timedelta(days=offset)


class Review(NamedTuple):
    """An exercise that comes back."""

    exercise: str
    due: date
    solution_seen: bool


class Progress:
    """A fold of events."""

    def __init__(self) -> None:
        self.seed: int | None = None
        self.seed_at = ""
        self.exercises: dict[str, Done] = {}
        self.runs: dict[str, bool] = {}
        """Runs that were asked for, and whether their verdict is known."""
        self.sources: dict[str, str] = {}
        """What the runs without a verdict were asked to judge."""
        self.touched: str | None = None
        """The exercise of the latest event."""

    def of(self, exercise: str) -> Done:
        """What is known of an exercise."""
        return self.exercises.get(exercise) or Done()

    def state(self, exercise: str) -> State:
        """new, started or passed."""
        return self.of(exercise).state

    def done(self, exercises: Iterable[str]) -> int:
        """How many of these are passed."""
        return sum(self.state(exercise) == "passed" for exercise in exercises)

    def due(self, today: date | None = None) -> list[Review]:
        """What is due today or earlier: exercises whose solution was looked at first, then the longest overdue."""
        day = today or datetime.now().astimezone().date()
        found = [Review(name, when, d.solution_seen) for name, d in self.exercises.items() if (when := d.due()) and when <= day]
        return sorted(found, key=lambda review: (not review.solution_seen, review.due, review.exercise))

    def apply(self, event: Record) -> None:
        """Take one more event into account; what isn't understood is passed over."""
        kind, exercise = event.get("event"), event.get("exercise")
        at = event.get("at") if isinstance(event.get("at"), str) else ""
        if kind == "learner":
            seed = event.get("seed")
            if isinstance(seed, int) and not isinstance(seed, bool) and (self.seed is None or str(at) < self.seed_at):
                self.seed, self.seed_at = seed, str(at)
            return
        if not isinstance(exercise, str) or not isinstance(kind, str) or kind not in _APPLY:
            return
        done = self.exercises.setdefault(exercise, Done())
        if done.state == "new":
            done.state = "started"
        done.at = str(at)
        self.touched = exercise
        _APPLY[kind](self, done, event)

    def _attempt(self, done: Done, event: Record) -> None:
        run = event.get("run")
        if isinstance(run, str) and run in self.runs:
            return
        if isinstance(run, str):
            self.runs[run] = False
            self.sources[run] = str(event.get("source", ""))
        done.attempts += 1
        done.since_hint += 1
        done.on_try += 1
        done.asked = False

    def _check(self, done: Done, event: Record) -> None:
        run = event.get("run")
        if not isinstance(run, str) or self.runs.get(run) is True:
            return
        if run not in self.runs:
            self._attempt(done, event)
        self.runs[run] = True
        source = self.sources.pop(run, "") or str(event.get("source", ""))
        verdict, passed, total = event.get("verdict"), event.get("passed"), event.get("total")
        if verdict not in ("pass", "fail", "error"):
            return
        done.verdict, done.run = verdict, run
        missing = event.get("missing")
        done.missing = [str(name) for name in missing[:MISSING]] if isinstance(missing, list) else []
        if isinstance(passed, int) and isinstance(total, int):
            done.last = (passed, total)
            if done.best is None or passed * done.best[1] >= done.best[0] * total:
                done.best = done.last
        if verdict == "pass":
            if done.first_pass is None:
                done.first_pass = done.reviewed = str(event.get("at", ""))
            elif done.fresh or source not in done.sources:
                done.reviewed = str(event.get("at", ""))
            done.state, done.fresh = "passed", False
            if source and source not in done.sources:
                done.sources = [*done.sources, source][-20:]

    def _hint(self, done: Done, event: Record) -> None:
        step = event.get("step")
        if isinstance(step, int) and step > done.hints:
            done.hints, done.since_hint, done.asked = step, 0, False

    def _asked(self, done: Done, event: Record) -> None:
        done.asked = True

    def _solution(self, done: Done, event: Record) -> None:
        if done.first_pass is None:
            done.solution_seen = True

    def _retry(self, done: Done, event: Record) -> None:
        done.fresh, done.on_try = True, 0

    def _nothing(self, done: Done, event: Record) -> None:
        pass

    def as_data(self) -> dict[str, Any]:
        """The fold as JSON data, for the cache."""
        return {
            "seed": self.seed,
            "seed_at": self.seed_at,
            "runs": self.runs,
            "sources": self.sources,
            "touched": self.touched,
            "exercises": {name: {key: getattr(done, key) for key in Done.__slots__} for name, done in self.exercises.items()},
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Progress:
        """The fold that `as_data` wrote."""
        progress = cls()
        progress.seed, progress.seed_at, progress.touched = data["seed"], data["seed_at"], data["touched"]
        progress.runs, progress.sources = dict(data["runs"]), dict(data["sources"])
        for name, values in data["exercises"].items():
            pairs = {key: tuple(values[key]) if values[key] is not None else None for key in ("best", "last")}
            progress.exercises[name] = Done(**{**values, **pairs})
        return progress


_APPLY = {
    "start": Progress._nothing,
    "attempt": Progress._attempt,
    "check": Progress._check,
    "hint": Progress._hint,
    "hint-asked": Progress._asked,
    "solution": Progress._solution,
    "retry": Progress._retry,
    "reset": Progress._nothing,
}


def fold(events: Iterable[Record]) -> Progress:
    """What follows from `events`, whatever order they come in, each id counted once."""
    unique: dict[str, Record] = {}
    for event in events:
        name = key(event)
        if name not in unique or _content(event) < _content(unique[name]):
            unique[name] = event
    progress = Progress()
    for event in sorted(unique.values(), key=lambda e: (str(e.get("at", "")), key(e))):
        progress.apply(event)
    return progress


def key(event: Record) -> str:
    """What tells two events apart: the id, or for a line without one its content."""
    found = event.get("id")
    if isinstance(found, str) and found:
        return found
    import hashlib

    return "#" + hashlib.sha256(_content(event)).hexdigest()


def _content(event: Record) -> bytes:
    return json.dumps(event, sort_keys=True).encode("utf-8", "surrogatepass")


def now() -> str:
    """This moment, as events write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def written_day(at: str) -> str:
    """The day of an event as a sentence has it: 25 Nov 2026."""
    day = day_of(at)
    return f"{day.day} {day:%b %Y}"


def day_of(at: str) -> date:
    """The day of an event, where the learner is."""
    try:
        return datetime.fromisoformat(at).astimezone().date()
    except ValueError:
        return date(1970, 1, 1)
