"""The file of the progress: appended to by any number of apps at once, folded when it has changed, merged by union."""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tutor.errors import TutorError, reason
from tutor.files import Lines, Record, Stamp, encode, stamp_of, write_atomic
from tutor.paths import Paths, PathsError, tidy
from tutor.progress import Progress, fold, key, now

_CACHED_FROM = 64 * 1024  # a smaller file is folded faster than its cache is found
_VERSION = 2


class ProgressError(TutorError):
    """The file of the progress can't be read or written."""


class ProgressLog:
    """`progress.jsonl` of one home: appended to by any number of apps, folded when it has changed."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.notes: list[str] = []
        """Sentences for the learner about what was found damaged."""
        self._lines = Lines(paths.progress)
        self._lock = threading.RLock()
        self._stamp: Stamp | None = None
        self._progress = Progress()

    @property
    def progress(self) -> Progress:
        """The fold of the file as it is now; read again only when the file has changed."""
        with self._lock:
            stamp = self._now()
            if stamp != self._stamp:
                self._progress = self._cached(stamp) or self._fold()
                self._stamp = self._now()
            return self._progress

    def seed(self) -> int:
        """The learner's seed; drawn, and written as the first line, when it is first needed."""
        with self._lock:
            found = self.progress.seed
            if found is None:
                self._append([], learner=self._now()[0] > 0)
                found = self.progress.seed
            if found is None:
                raise ProgressError(f"{tidy(self.paths.progress)} holds no learner's seed and none could be added.")
            return found

    def record(self, event: str, exercise: str, *, id: str | None = None, **values: Any) -> None:
        """Append one event. It is on the disk when this returns."""
        with self._lock:
            entry = {"id": id or os.urandom(8).hex(), "at": now(), "event": event, "exercise": exercise, **values}
            progress, before = self.progress, self._stamp
            size = self._append([entry])
            stamp = self._now()
            if before is not None and before[0] and stamp[0] == size == before[0] + len(encode(entry)):
                progress.apply(entry)  # nobody else wrote in between: no need to read it all again
                self._stamp = stamp

    def events(self) -> list[Record]:
        """All events of the file."""
        try:
            return self._lines.read()[0]
        except OSError as error:
            raise ProgressError(self._unread(error)) from error

    def merge(self, other: Path) -> int:
        """Take over the events of another copy that this one lacks; returns how many there were."""
        file = other / "progress.jsonl" if other.is_dir() else other
        try:
            theirs, bad = Lines(file).read()
            if not file.exists():
                raise ProgressError(f"{tidy(other)} does not exist: give the progress.jsonl of the other copy, or its folder.")
        except OSError as error:
            raise ProgressError(f"{tidy(file)} can't be read ({reason(error)}).") from error
        events = [event for event in theirs if isinstance(event.get("event"), str)]
        if not events:
            raise ProgressError(f"{tidy(file)} holds no progress: give the progress.jsonl of the other copy.")
        with self._lock:
            mine = {key(event) for event in self.events()}
            new = {key(event): event for event in events if key(event) not in mine}
            if new:
                self._append(new.values(), seeded=True)
            if bad:
                self.notes.append(f"{bad} lines of {tidy(file)} could not be read and were left out.")
            return len(new)

    def _append(self, records: Iterable[Record], *, learner: bool = False, seeded: bool = False) -> int:
        entries = [_learner(), *records] if learner else list(records)
        self.paths.make(self.paths.home)
        try:
            return self._lines.append(entries, first=None if seeded or learner else _learner)
        except OSError as error:
            raise ProgressError(self._explain(error)) from error

    def _fold(self) -> Progress:
        try:
            events, bad = self._lines.read()
            if bad and self._mend(bad):
                events, _ = self._lines.read()
        except OSError as error:
            raise ProgressError(self._unread(error)) from error
        progress = fold(events)
        self._remember(progress)
        return progress

    def _mend(self, bad: int) -> bool:
        """Move unreadable lines out of the way; True if the file is to be read again."""
        try:
            moved = self._lines.repair()
        except OSError:
            moved, kept = bad, "passed over"
        else:
            kept = f"kept in {self._lines.torn.name}"
        if moved:  # else another app was just writing its line
            what = "1 line" if moved == 1 else f"{moved} lines"
            self.notes.append(f"{what} of {tidy(self.paths.progress)} could not be read ({kept}); the rest is used.")
        return True

    def _now(self) -> Stamp:
        return stamp_of(self.paths.progress)

    def _cache_file(self) -> Path:
        import hashlib

        name = hashlib.sha256(os.fsencode(self.paths.home)).hexdigest()[:16]
        return self.paths.cache / f"progress-{name}.json"

    def _cached(self, stamp: Stamp) -> Progress | None:
        if stamp[0] < _CACHED_FROM:
            return None
        with contextlib.suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
            data = json.loads(self._cache_file().read_bytes())
            if data["version"] == _VERSION and tuple(data["stamp"]) == stamp:
                return Progress.from_data(data["fold"])
        return None

    def _remember(self, progress: Progress) -> None:
        stamp = self._now()
        if stamp[0] < _CACHED_FROM:
            return
        with contextlib.suppress(OSError, PathsError):
            self.paths.make(self.paths.cache)
            content = {"version": _VERSION, "stamp": stamp, "fold": progress.as_data()}
            write_atomic(self._cache_file(), json.dumps(content).encode("utf-8", "surrogatepass"))

    def _unread(self, error: OSError) -> str:
        if self.paths.progress.is_dir():
            return self._explain(error)
        where = tidy(self.paths.progress)
        return f"{where} can't be read ({reason(error)}): make it readable, or choose another folder with --home FOLDER."

    def _explain(self, error: OSError) -> str:
        if self.paths.progress.is_dir():
            return f"{tidy(self.paths.progress)} is a folder where a file is needed: move it away."
        return self.paths.explain(self.paths.progress, error)


def _learner() -> Record:
    return {"id": os.urandom(8).hex(), "at": now(), "event": "learner", "seed": int.from_bytes(os.urandom(4), "big")}
