"""What is known of an exercise while the app is open: the last verdict, the run that goes on, the curve. No screen here."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.following import Following
from tutor.judge import Ended, Started
from tutor.session import Pending
from tutor.widgets.outcome import Outcome, outcome

if TYPE_CHECKING:
    from tutor.course import Exercise
    from tutor.session import Session


@dataclass(frozen=True, slots=True)
class Attached:
    """A run that another app began: what `Run` promises, from its folder alone."""

    id: str
    folder: Path
    session: Session

    def wait(self) -> None:
        """Return when it is over."""
        from runners import record

        while record.settle(self.folder) is None:
            time.sleep(0.05)

    def stop(self) -> None:
        """End it."""
        self.session.client.stop(self.id)


class Bench:
    """One exercise."""

    def __init__(self, session: Session, exercise: Exercise) -> None:
        self.session, self.exercise = session, exercise
        self.outcome: Outcome | None = None
        self.pending: Pending | None = None
        self.following: Following | None = None
        """The run that goes on, or the last one that was read."""
        self.trouble = ""
        self._began = 0.0
        self._recalled = False

    @property
    def before(self) -> str:
        """The last result in short."""
        if self.outcome is not None:
            return self.outcome.score
        last = self.session.progress.of(self.exercise.id).last
        return f"{last[0]} of {last[1]} checks" if last else ""

    @property
    def elapsed(self) -> float:
        """Seconds since the run that goes on was begun."""
        return time.monotonic() - self._began

    @property
    def known(self) -> bool:
        """Whether the last verdict was looked up."""
        return self._recalled

    def recall(self) -> None:
        """The last verdict that was recorded, if its run is still kept."""
        self._recalled = True
        if self.pending is not None:
            return
        run = self.session.progress.of(self.exercise.id).run
        if run is None:
            return
        from runners import record

        folder = self.session.paths.runs / run
        found = record.verdict(folder)
        if found is not None:
            self.outcome, self.trouble = outcome(found, self._source(folder)), ""
            self.following = Following(folder)

    def resume(self, run: str) -> Pending | None:
        """A run of this exercise that another app began."""
        folder = self.session.paths.runs / run
        return Pending(self.exercise, Attached(run, folder, self.session), recorded=True) if folder.is_dir() else None

    def take(self, news: Started | Ended) -> str:
        """News from the judge; returns what to tell someone who is on another page, if anything."""
        self._recalled = True
        if isinstance(news, Started):
            self._leave()
            self.pending, self.trouble = news.pending, ""
            self._began = time.monotonic()
            self.following = Following(news.pending.run.folder).start()
            return ""
        if news.pending is not None and self.pending is not None and news.pending is not self.pending:
            return ""  # an older run's end: a newer one goes on
        self.pending = None
        if self.following is not None:
            self.following.poke()
        if news.verdict is not None and news.pending is not None:
            self.outcome, self.trouble = outcome(news.verdict, self._source(news.pending.run.folder)), ""
            sign = "passed" if self.outcome.verdict == "pass" else "failed"
            return f"{self.exercise.title} {sign}: {self.outcome.score}."
        self.trouble = "The run was stopped." if news.stopped else news.trouble
        return f"{self.exercise.title}: {self.trouble}"

    def _leave(self) -> None:
        if self.following is not None:
            self.following.stop()

    def _source(self, folder: Path) -> str:
        """The text that was judged: the learner's file may have gone on since."""
        try:
            return (folder / "source" / self.exercise.main).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""


class Benches:
    """All that were opened."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._all: dict[str, Bench] = {}

    def known(self, exercise: str) -> Bench | None:
        """The bench of an exercise that was opened."""
        return self._all.get(exercise)

    def of(self, exercise: Exercise) -> Bench:
        """The bench of an exercise."""
        return self._all.setdefault(exercise.id, Bench(self.session, exercise))
