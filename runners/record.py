"""The run's folder: one writer (the run's supervisor), any number of readers. Standard library only.

The writer holds a lock on events.jsonl as long as it lives, so that anybody can tell a run that is going on from one whose
supervisor was killed (`settle`), whatever became of the host. Readers never lock: the files only grow, `verdict.json` appears
by rename, and a last line without its newline is one that is still being written.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import re
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import figures, printed
from .plain import Lines, clean, tidy
from .printed import Printing, Reading

__all__ = ["Event", "Lines", "Summary", "Tail", "Writer", "alive", "clean", "ids", "is_id", "load", "new_id", "prune", "settle", "verdict"]

Event = dict[str, Any]

EVENTS, REQUEST, VERDICT, REFERENCE, SOURCE = "events.jsonl", "request.json", "verdict.json", "reference.json", "source"
OUTPUT, OUTPUT_CAP = printed.FIRST, printed.CAP
SUPERVISOR = "supervisor.json"          # whom to signal when the host that started the run is gone
READ_CAP = 1 << 20                      # bytes a reader takes in one call, so that no call stalls a screen
LINE_CAP = 1 << 16                      # bytes of the longest event a reader believes in
RESERVE = "reserve"                     # room that is held while the run goes on, so that its verdict fits on a disk that fills up
_RESERVED = 1 << 17
_FULL = (errno.ENOSPC, errno.EDQUOT)
_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")


def new_id() -> str:
    """A name for a run that sorts by time: YYYYMMDD-HHMMSS-xxxxxx, of which the first three digits are milliseconds."""
    now = time.time()
    milliseconds, chance = int(now * 1000) % 1000, int.from_bytes(os.urandom(2), "big") % 4096
    return f"{time.strftime('%Y%m%d-%H%M%S', time.localtime(now))}-{milliseconds:03x}{chance:03x}"


def is_id(name: str) -> bool:
    return _ID.fullmatch(name) is not None


def _dump(value: object) -> bytes:
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except ValueError:                  # JSON knows neither nan nor inf
        text = json.dumps(_finite(value), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def _finite(value: object) -> object:
    if isinstance(value, float):
        return value if value - value == 0 else repr(value)
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, list | tuple) else value


def _private(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)


def _replace(path: Path, data: bytes) -> None:
    """Write a whole file so that a reader sees all of it or nothing."""
    part = path.with_name(path.name + ".part")
    fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(fd, "wb") as file:
        file.write(data)
    part.replace(path)


def source_problem(name: str) -> str | None:
    """Why this can't be the name of a source file within a run's folder, or None."""
    parts = name.split("/")
    if not name or len(name) > 200 or "\0" in name or any(part in ("", ".", "..") for part in parts):
        return f"{name[:60]!r} is not the name of a file within an exercise"
    return None


class Writer:
    """The only writer of a run's folder. Raises OSError where the folder can't be made; later failures (a full disk) are kept
    in `broken`, since a run should still end in good order when nothing more can be written."""

    def __init__(self, folder: Path, *, output_cap: int = OUTPUT_CAP, newest: bool = False) -> None:
        self.folder = folder
        self.broken: OSError | None = None
        self.ended = False
        self._began = time.monotonic()
        self._events = _private(folder / EVENTS)
        fcntl.flock(self._events, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._output = Printing(folder, output_cap, newest)

    @classmethod
    def create(cls, folder: Path, request: Mapping[str, Any], *, output_cap: int = OUTPUT_CAP, temp: str = "",
               session: int = 0, newest: bool = False) -> Writer:
        """`newest`: of too much output the newest is kept. `temp`: a folder of the run's elsewhere, for whoever has to clean up after
        a killed supervisor, as is `session`, the one of the learner's processes."""
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)
        try:
            writer = cls(folder, output_cap=output_cap, newest=newest)
            writer._begin(request, temp, session)
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)           # half a run is none
            raise
        return writer

    def _begin(self, request: Mapping[str, Any], temp: str, session: int) -> None:
        folder = self.folder
        try:
            self._reserve()
            asked = {key: value for key, value in request.items() if key not in ("sources", "answers", "environment")}
            _replace(folder / REQUEST, _dump(asked))
            for name, text in (request.get("sources") or {}).items():
                path = folder / SOURCE / name
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                path.write_bytes(text.encode("utf-8", "surrogateescape"))
            _replace(folder / SUPERVISOR, _dump({"pid": os.getpid(), "born": born(os.getpid()), "temp": temp, "session": session}))
        except OSError:
            self.close()
            raise

    def _reserve(self) -> None:
        fd = _private(self.folder / RESERVE)
        try:
            os.posix_fallocate(fd, 0, _RESERVED)
        except OSError as error:
            if error.errno in _FULL:
                raise OSError(error.errno, error.strerror, str(self.folder)) from None
        finally:
            os.close(fd)

    def _free(self) -> None:
        with contextlib.suppress(OSError):
            (self.folder / RESERVE).unlink()

    def _write(self, fd: int, data: bytes) -> None:
        if self.broken is not None:
            return
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(fd, view):]
        except OSError as error:
            self.broken = error

    def elapsed(self) -> float:
        """Seconds since the run's start, as events carry them."""
        return round(time.monotonic() - self._began, 4)

    @property
    def began(self) -> float:
        """The start of the run on the monotonic clock (which all processes of one boot share)."""
        return self._began

    def begin(self) -> None:
        """The run starts only now: it had to wait."""
        self._began = time.monotonic()

    def event(self, event: Mapping[str, Any]) -> None:
        self.events((event,))

    def events(self, events: Iterable[Mapping[str, Any]]) -> None:
        """Append events, in one write; `t` is added where it is missing."""
        now = self.elapsed()
        lines = [_dump(event if "t" in event else {"e": event.get("e"), "t": now, **event}) for event in events]
        if lines:
            self._write(self._events, b"\n".join(lines) + b"\n")

    def output(self, data: bytes) -> bool:
        """Keep what the program wrote, up to the cap; False when there was more than fits."""
        try:
            return self.broken is not None or self._output.write(data)
        except OSError as error:
            self.broken = error
            return True

    @property
    def dropped(self) -> int:
        """Bytes of output that had to make room for newer ones."""
        return self._output.dropped

    def figure(self, name: str, data: bytes | None) -> bool:
        """Keep a picture of the run's, or with None remove it; False when that can't be done."""
        path = self.folder / name
        try:
            if data is None:
                path.unlink(missing_ok=True)
                return True
            path.parent.mkdir(mode=0o700, exist_ok=True)
            _replace(path, data)
        except OSError:
            return False
        return True

    def _file(self, name: str, value: Mapping[str, Any]) -> None:
        content = _dump(value)
        try:
            try:
                _replace(self.folder / name, content)
            except OSError as error:
                if error.errno not in _FULL:
                    raise
                self._free()
                _replace(self.folder / name, content)
        except OSError as error:
            self.broken = self.broken or error

    def reference(self, value: Mapping[str, Any]) -> None:
        self._file(REFERENCE, value)

    def verdict(self, value: Mapping[str, Any]) -> None:
        """Everything in it that came from the learner's process is data, whoever reads it."""
        self._file(VERDICT, {key: tidy(item) for key, item in value.items()})

    def end(self, how: str, detail: str = "", **more: Any) -> None:
        """The last event. `how`: done, stopped, timeout, died, memory, output or lost."""
        if not self.ended:
            self.ended = True
            self._free()
            if self.broken is not None and self.broken.errno in _FULL:
                self.broken = None
                self._write(self._events, b"\n")                # behind a line that was cut off
                detail = detail or "The disk is full: not all that was printed and drawn is kept."
            self.event({"e": "end", "t": self.elapsed(), "how": how, "detail": detail, **more})

    def close(self) -> None:
        os.close(self._events)
        self._output.close()


def born(pid: int) -> int:
    """When a process began, in clock ticks since boot; 0 when there is none. With the pid it names a process for good."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
        return int(stat.rpartition(")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return 0


def watched(folder: Path) -> int:
    """The process that began to watch over a run, 0 when it has ended."""
    said = _json(folder / SUPERVISOR) or {}
    pid, since = said.get("pid"), said.get("born")
    return pid if isinstance(pid, int) and pid > 1 and since and since == born(pid) else 0


def supervisor(folder: Path) -> int:
    """The process that watches over a run, 0 when there is none any more."""
    pid = watched(folder)
    return pid if pid and alive(folder) else 0


def leftover(folder: Path) -> str:
    """The temp folder that a run's supervisor made and, if it was killed, left."""
    return str((_json(folder / SUPERVISOR) or {}).get("temp") or "")


def session(folder: Path) -> int:
    """The session of the learner's processes; 0 when that is not known."""
    found = (_json(folder / SUPERVISOR) or {}).get("session")
    return found if isinstance(found, int) else 0


def _line(raw: bytes) -> Event | None:
    try:
        event = json.loads(raw)
    except ValueError:              # covers bytes that are no UTF-8
        return None
    except RecursionError:
        return None
    return event if isinstance(event, dict) and isinstance(event.get("e"), str) else None


class Tail:
    """Reads a growing run at the reader's own pace. A missing folder is a run that has not begun."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.end: Event | None = None       # the end event, once it was read
        self.bad = 0                        # lines that are no events
        self._at = 0
        self._skip = False
        self._output = Reading(folder)

    def _read(self, name: str, at: int, limit: int) -> bytes:
        try:
            with (self.folder / name).open("rb") as file:
                file.seek(at)
                return file.read(limit)
        except OSError:
            return b""

    def poll(self, limit: int = READ_CAP) -> list[Event]:
        """The events that came since the last call, from at most `limit` bytes."""
        data = self._read(EVENTS, self._at, max(limit, 1))
        cut = data.rfind(b"\n") + 1
        if not cut:
            if len(data) >= min(limit, LINE_CAP) and data:     # no event is so long: let it pass, to the next newline
                self._at += len(data)
                self._skip = True
            return []
        self._at += cut
        lines = data[: cut - 1].split(b"\n")
        if self._skip:
            self._skip = False
            self.bad += 1
            del lines[0]
        events = []
        for raw in lines:
            event = _line(raw) if len(raw) <= LINE_CAP else None
            if event is not None and event["e"] == "fig":
                event = figures.event(event)
            if event is None:
                self.bad += 1
                continue
            if event["e"] == "end":
                self.end = event
            events.append(event)
        return events

    def output(self, limit: int = READ_CAP) -> bytes:
        """The bytes that were printed since the last call, at most `limit`. Data, not markup: see `Lines`."""
        return self._output.read(max(limit, 1))


def _json(path: Path) -> dict[str, Any] | None:
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def verdict(folder: Path) -> dict[str, Any] | None:
    """The verdict, once it is there."""
    return _json(folder / VERDICT)


@dataclass(frozen=True)
class Summary:
    """A run in short. `end` is None while it goes on."""

    id: str
    folder: Path
    request: dict[str, Any] = field(default_factory=dict)
    start: Event | None = None
    end: Event | None = None
    verdict: dict[str, Any] | None = None

    @property
    def what(self) -> str:
        return str((self.start or {}).get("what") or self.request.get("exercise") or self.request.get("main") or "")


def _edges(folder: Path) -> tuple[Event | None, Event | None]:
    """The start and the end event, without reading what is between."""
    try:
        with (folder / EVENTS).open("rb") as file:
            first = _line(file.readline(LINE_CAP).rstrip(b"\n"))
            while first is not None and first["e"] == "wait":
                first = _line(file.readline(LINE_CAP).rstrip(b"\n"))
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 8192))
            tail = file.read(8192)
    except OSError:
        return None, None
    end = None
    for raw in tail.split(b"\n")[:-1]:              # what follows the last newline is torn
        event = _line(raw)
        if event is not None and event["e"] == "end":
            end = event
    return (first if first is not None and first["e"] == "start" else None), end


def newest(folder: Path, size: int = 1 << 15) -> list[Event]:
    """The last events of a run, from its last `size` bytes."""
    try:
        with (folder / EVENTS).open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - size))
            lines = file.read(size).split(b"\n")[:-1]
    except OSError:
        return []
    return [event for event in map(_line, lines) if event is not None]


def load(folder: Path) -> Summary:
    """What is known of a run; fields of files that are missing or torn are empty."""
    start, end = _edges(folder)
    return Summary(folder.name, folder, _json(folder / REQUEST) or {}, start, end, verdict(folder))


def ids(runs: Path) -> list[str]:
    """The runs of a folder, the newest first. A folder that is not there holds none."""
    try:
        with os.scandir(runs) as entries:
            return sorted((e.name for e in entries if is_id(e.name) and e.is_dir(follow_symlinks=False)), reverse=True)
    except OSError:
        return []


def alive(folder: Path) -> bool:
    """Whether the run's supervisor still holds it."""
    try:
        fd = os.open(folder / EVENTS, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(fd)
    return False


def settle(folder: Path, detail: str = "The process that watched over this run was ended from outside.") -> Event | None:
    """The run's end event. A run that nobody holds any more gets one here (how = lost); None while it goes on."""
    _, end = _edges(folder)
    if end is not None or alive(folder):
        return end
    try:
        fd = os.open(folder / EVENTS, os.O_RDWR | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return {"e": "end", "t": 0.0, "how": "lost", "detail": "The record of this run is gone."}
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _, end = _edges(folder)                     # somebody may have been quicker
        if end is not None:
            return end
        size = os.fstat(fd).st_size
        last = _last_time(folder)
        end = {"e": "end", "t": last, "how": "lost", "detail": detail}
        torn = size > 0 and os.pread(fd, 1, size - 1) != b"\n"
        os.write(fd, (b"\n" if torn else b"") + _dump(end) + b"\n")
    except BlockingIOError:
        return None
    except OSError:
        return end or {"e": "end", "t": 0.0, "how": "lost", "detail": detail}
    finally:
        os.close(fd)
    return end


def _last_time(folder: Path) -> float:
    try:
        with (folder / EVENTS).open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 4096))
            lines = file.read().split(b"\n")
    except OSError:
        return 0.0
    for raw in reversed(lines):
        event = _line(raw)
        if event is not None and isinstance(event.get("t"), int | float):
            return float(event["t"])
    return 0.0


def _size(folder: Path) -> int:
    total = 0
    for root, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(f"{root}/{name}").st_size
            except OSError:
                pass
    return total


def prune(runs: Path, *, days: float = 14, size: int = 256 << 20, keep: int = 20) -> list[str]:
    """Remove old runs: those older than `days`, and the oldest ones while all together are above `size` bytes. The `keep`
    newest stay, and so does every run that goes on. Returns what was removed."""
    removed, total = [], 0
    limit = time.time() - days * 86400
    for place, name in enumerate(ids(runs)):
        folder = runs / name
        total += _size(folder)
        try:
            old = folder.stat().st_mtime < limit
        except OSError:
            continue
        if place < keep or not (old or total > size) or alive(folder):
            continue
        shutil.rmtree(folder, ignore_errors=True)
        removed.append(name)
    return removed
