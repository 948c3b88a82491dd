"""A folder of runs, read on and on: each folder below it that has event files is a run, as TensorBoard has it, and so is a run of ours."""

from __future__ import annotations

import os
import re
import threading
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tutor.errors import TutorError, reason
from tutor.events.columns import Decoder, Points
from tutor.events.frames import LARGE, Frames
from tutor.events.own import NAME, OwnRun, is_run
from tutor.events.store import Room, Run, plain
from tutor.paths import tidy

RUNS, FILES, FOLDERS = 1000, 10_000, 50_000
"""How many are looked at: runs; event files; folders."""
TOGETHER = 200
"""Tags that get their points in one go."""
LOOK = 2.0
"""Seconds between two looks for new files, at least."""
_NUMBER = re.compile(r"([0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?)")
SAID = 40
"""Sentences about what is left out."""


class ViewError(TutorError):
    """A folder can't be viewed."""


class _Source:
    """The files of one run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.files: list[tuple[Frames, Decoder]] = []
        self.own: OwnRun | None = None
        self.malformed: Counter[Path] = Counter()
        self._at = 0

    def step(self, lock: threading.Lock) -> bool:
        """Read some more; False when there is nothing more for now."""
        if self.own is not None:
            found = self.own.read()
            if found is None:
                return False
            self._add(found, lock)
            return True
        while self._at < len(self.files):
            frames, decoder = self.files[self._at]
            chunk = frames.read()
            if chunk is not None:
                batch = decoder.decode(chunk)
                with lock:
                    self.malformed[frames.path] += batch.malformed
                    points = self.run.sift(batch, self._at)
                self._add(points, lock)
                return True
            self._at += 1
        self._at = 0
        return False

    def _add(self, points: dict[bytes, Points], lock: threading.Lock) -> None:
        """Piece by piece, so that whoever looks on needn't wait for a chunk of many tags."""
        every = list(points.items())
        for at in range(0, len(every), TOGETHER):
            with lock:
                for tag, found in every[at : at + TOGETHER]:
                    self.run.add(tag, found)


class Folder:
    """All runs of a folder. `poll` reads, in one thread; who looks at `runs` or asks what is left out holds `lock`."""

    def __init__(self, path: Path) -> None:
        """Raises `ViewError` where there is no such folder, or nothing to view in it."""
        self.path = path = path.absolute()
        self.lock = threading.Lock()
        self.runs: dict[str, Run] = {}
        """By name: the path below the folder, `.` for itself."""
        self.reading = True
        """Whether there was more to read when `poll` ended."""
        self._room = Room()
        self._sources: dict[str, _Source] = {}
        self._known: set[Path] = set()
        self._turn = 0
        self._next_look = 0.0
        self._beyond = ""
        try:
            with os.scandir(path):
                pass
        except FileNotFoundError:
            raise ViewError(f"{tidy(path)} is not there. Check the path.") from None
        except NotADirectoryError:
            raise ViewError(f"{tidy(path)} is a file: name the folder that it lies in.") from None
        except OSError as error:
            raise ViewError(f"{tidy(path)} can't be read ({reason(error)}).") from error
        self.look()
        if not self._sources:
            raise ViewError(f"{tidy(path)} has no event files (…tfevents…) and no run of Torchtutor in it.")

    # Finding

    def look(self) -> None:
        """Take up files that are new."""
        began = time.monotonic()
        for count, (folder, below, names) in enumerate(os.walk(self.path)):
            below.sort()
            if count >= FOLDERS:
                self._beyond = f"Only the first {FOLDERS:,} folders were looked at."
                break
            if not self._take_up(Path(folder), sorted(names)):
                break
        took = time.monotonic() - began
        self._next_look = time.monotonic() + max(LOOK, 20 * took)

    def _take_up(self, folder: Path, names: list[str]) -> bool:
        """False when there is no room for more."""
        files = [name for name in names if "tfevents" in name and not name.endswith(".profile-empty")]
        name = folder.relative_to(self.path).as_posix()
        source = self._sources.get(name)
        if source is not None and source.own is not None:
            return True
        own = source is None and NAME in names and is_run(folder)
        if source is None and (files or own):
            if len(self._sources) >= RUNS:
                self._beyond = f"Only the first {RUNS:,} runs are shown."
                return False
            source = _Source(Run(name, self._room))
            with self.lock:
                self._sources[name] = source
                self.runs[name] = source.run
                if own:
                    source.own = OwnRun(folder)     # our event file beside it says the same, later
        if source is None or source.own is not None:
            return True
        for file in files:
            path = folder / file
            if path in self._known:
                continue
            if len(self._known) >= FILES:
                self._beyond = f"Only the first {FILES:,} event files are read."
                return False
            self._known.add(path)
            with self.lock:
                source.files.append((Frames(path), Decoder()))
        return True

    # Reading

    def poll(self, seconds: float = 1e9) -> bool:
        """Read on, for so long at most; whether anything came. Raises nothing: a file that can't be read is left out."""
        until = time.monotonic() + seconds
        if time.monotonic() >= self._next_look:
            self.look()
        came = False
        going = list(self._sources.values())
        going = going[self._turn % len(going) :] + going[: self._turn % len(going)]
        while going and time.monotonic() < until:
            source = going.pop(0)
            self._turn += 1
            if source.step(self.lock):
                came = True
                going.append(source)
        self.reading = bool(going)
        return came

    # Telling

    def shown(self, run: str) -> str:
        """A run's name for people."""
        return text(self.path.name or "/" if run == "." else run)

    def left_out(self) -> list[str]:
        """What can't be seen, a sentence each. Names of files in it are data: cleaned, but no markup."""
        said = [self._beyond] if self._beyond else []
        for name, source in self._sources.items():
            run = source.run
            where = self.shown(name)
            if run.untold:
                said.append(f"{where}: there is no room for {many(run.untold, 'more tag', 'more tags')}.")
            if run.full:
                said.append(f"{where}: {many(run.full, 'point')} left out.")
            if run.void:
                said.append(f"{where}: a restart made {many(run.void, 'point')} void.")
            kinds = Counter(other.kind for other in run.others.values() if other.kind != "text")
            if kinds:
                words = ", ".join(many(count, f"tag of kind {text(kind)}", f"tags of kind {text(kind)}") for kind, count in kinds.items())
                said.append(f"{where}: {words}: not drawn.")
            if source.own is not None and source.own.bad:
                said.append(f"{where}: {many(source.own.bad, 'line')} of its record can't be read.")
            for frames, _ in source.files:
                said += _about(frames, source.malformed[frames.path], text(str(frames.path.relative_to(self.path))))
        rest = len(said) - SAID
        return said if rest <= 0 else [*said[:SAID], f"And {rest:,} more of this kind."]

    def document(self) -> dict[str, Any]:
        """For `--json`."""
        runs = []
        for name in in_order(self.runs):
            tags = []
            for tag in in_order(self.runs[name].curves):
                brief = self.runs[name].curves[tag].summary
                if brief.points:
                    tags.append({"tag": tag, "points": brief.points, "first_step": brief.first_step, "last_step": brief.last_step,
                                 "last": plain(brief.last), "min": plain(brief.low), "max": plain(brief.high)})
            runs.append({"run": text(name), "tags": tags})
        return {"runs": runs, "left_out": self.left_out()}


def text(name: str) -> str:
    """A name of a file, or a tag, as text for a terminal, whatever it is made of: nothing in it moves a cursor."""
    return "".join(char for char in name.encode("utf-8", "replace").decode() if char.isprintable())


def in_order(names: Iterable[str]) -> list[str]:
    """As one counts: `loss2` before `loss10`, `lr=0.03` before `lr=0.1`."""
    return sorted(names, key=lambda name: ([float(part) if i % 2 else part for i, part in enumerate(_NUMBER.split(name))], name))


def many(count: int, one: str, more: str = "") -> str:
    """`1 record`, `4 records`."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _about(frames: Frames, malformed: int, name: str) -> list[str]:
    if frames.trouble is not None:
        return [f"{name} can't be read ({reason(frames.trouble)})."]
    if not frames.size:
        return [f"{name} is empty."]
    if not frames.records and frames.lost:
        return [f"{name} is no event file."]
    said = []
    if frames.shrunk:
        said.append(f"{name} has become shorter since it was read.")
    if frames.lost:
        said.append(f"{name}: damaged at {many(frames.lost, 'place')}; reading went on behind it.")
    if frames.wrong:
        said.append(f"{name}: {many(frames.wrong, 'record')} with a wrong checksum passed over.")
    if frames.large:
        said.append(f"{name}: {many(frames.large, 'record')} of more than {LARGE >> 20} MB passed over.")
    if malformed:
        said.append(f"{name}: {many(malformed, 'record')} that can't be understood passed over.")
    if frames.torn:
        said.append(f"{name}: the last record is not whole ({many(frames.torn, 'byte')} of it are there).")
    return said
