"""Saves in, verdicts out. One run at a time: a save during a run stops it and has the newest text judged.

All waiting happens in threads that never keep the app from ending. What comes of it is told through one function, which must
be callable from any thread.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.errors import TutorError

if TYPE_CHECKING:
    from tutor.course import Exercise
    from tutor.session import Pending, Session, Verdict


@dataclass(slots=True, eq=False, repr=False)
class Started:
    """A run has begun."""

    exercise: str
    pending: Pending


@dataclass(slots=True, eq=False, repr=False)
class Ended:
    """A run is over: its verdict, or why there is none. `pending` is None if it never began."""

    exercise: str
    pending: Pending | None
    verdict: Verdict | None
    trouble: str = ""
    stopped: bool = False
    """It was ended by the learner's wish."""


Tell = Callable[[Started | Ended], None]


class Judge:
    """Takes wishes for checks. Of wishes that come while a run is being made or going on, the last one counts."""

    def __init__(self, session: Session, tell: Tell) -> None:
        self.session, self.tell = session, tell
        self._wish: Exercise | None = None
        self._prepare: Exercise | None = None
        self._change = threading.Condition()
        self._current: Pending | None = None
        self._wanted: set[str] = set()
        """Runs that the learner asked to stop."""
        self._thread: threading.Thread | None = None
        self._helper: threading.Thread | None = None

    def check(self, exercise: Exercise) -> None:
        """Judge the text as it is now; returns at once."""
        with self._change:
            self._wish = exercise
            self._change.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._loop, name="judge", daemon=True)
                self._thread.start()

    def prepare(self, exercise: Exercise) -> None:
        """Have the next conversations held (which also starts the host); returns at once. The newest wish counts."""
        with self._change:
            self._prepare = exercise
            if self._helper is None:
                self._helper = threading.Thread(target=self._preparing, name="prepare", daemon=True)
                self._helper.start()

    @property
    def running(self) -> Pending | None:
        """The run that goes on."""
        return self._current

    def stop(self, pending: Pending) -> None:
        """End a run by the learner's wish; returns at once."""
        self._wanted.add(pending.run.id)
        threading.Thread(target=self._end, args=(pending,), name="stop", daemon=True).start()

    def follow(self, pending: Pending) -> None:
        """Take up a run that was begun before: its verdict will be told like any other."""
        with self._change:
            if self._current is None and self._wish is None:
                self._current = pending
        self.tell(Started(pending.exercise.id, pending))
        threading.Thread(target=self._wait, args=(pending,), name="verdict", daemon=True).start()

    def _loop(self) -> None:
        while True:
            with self._change:
                while self._wish is None:
                    self._change.wait()
                exercise, self._wish = self._wish, None
                before = self._current
            if before is not None:
                self._end(before)
            try:
                pending = self._start(exercise)
            except Exception as error:
                with self._change:
                    newer = self._wish is not None
                if not newer:
                    self.tell(Ended(exercise.id, None, None, _sentence(error)))
                continue
            with self._change:
                self._current = pending
            self.tell(Started(exercise.id, pending))
            threading.Thread(target=self._wait, args=(pending,), name="verdict", daemon=True).start()

    def _start(self, exercise: Exercise) -> Pending:
        try:
            return self.session.start_check(exercise)
        except TutorError:
            if self.session.workspace.path(exercise).exists():
                raise
            # Some editors move the old file away before they write the new one.
            time.sleep(0.1)
            return self.session.start_check(exercise)

    def _wait(self, pending: Pending) -> None:
        verdict: Verdict | None = None
        trouble = ""
        try:
            verdict = self.session.finish(pending)
        except Exception as error:
            trouble = _sentence(error)
        with self._change:
            newest = self._current is pending and self._wish is None
            if self._current is pending:
                self._current = None
        stopped = pending.run.id in self._wanted
        self._wanted.discard(pending.run.id)
        if newest or verdict is not None or stopped:
            self.tell(Ended(pending.exercise.id, pending, verdict, trouble, stopped and verdict is None))

    def _end(self, pending: Pending) -> None:
        try:
            pending.run.stop()
        except Exception:  # it is over already, or its host is gone: the wait says what became of it
            return

    def _preparing(self) -> None:
        while True:
            with self._change:
                exercise, self._prepare = self._prepare, None
                if exercise is None:
                    self._helper = None
                    return
            try:
                self.session.prepare(exercise)
            except Exception:  # trouble here is no trouble yet: the check itself will say what is wrong
                continue


def _sentence(error: Exception) -> str:
    if isinstance(error, TutorError):
        return str(error)
    return f"The check could not be made: {error or type(error).__name__}"
