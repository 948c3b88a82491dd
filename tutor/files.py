"""Reading and writing single files so that nothing is ever half there, and appending lines that survive a kill."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Stamp = tuple[int, int, int]
"""Size, time of change and inode: whether a file is still the one that was read."""


def stamp_of(path: Path) -> Stamp:
    """The stamp of a file; zeros if it isn't there."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_size, found.st_mtime_ns, found.st_ino)


def write_atomic(path: Path, content: bytes) -> None:
    """Replace `path` by `content`, or leave it as it was: a temporary file beside it, synced, then renamed.

    A link is followed, so that a learner's own arrangement of links stays; permissions are kept.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{os.urandom(3).hex()}.tmp")
    try:
        mode = target.stat().st_mode & 0o777
    except OSError:
        mode = None
    else:
        if not os.access(target, os.W_OK):  # a rename would replace even what its owner has made read-only
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            if mode is not None:
                os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename or a new file in `folder` last; some file systems can't, which is no reason to fail."""
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


class Lock:
    """Only one thread of one process at a time, below `with`; one that holds it may take it again.

    A process that is killed lets go of it. Where a file system knows no locks, it holds among the threads of this process."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._threads = threading.RLock()
        self._depth = 0
        self._fd = -1

    def __enter__(self) -> None:
        self._threads.acquire()
        self._depth += 1
        if self._depth == 1:
            with contextlib.suppress(OSError):
                self._fd = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
                fcntl.flock(self._fd, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if self._depth == 0 and self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
        self._threads.release()


class Lines:
    """A file of JSON objects, one a line, that several processes append to.

    Each append is one write under a lock, synced. A process that is killed leaves at most a torn last line; the next append
    sets it aside in `NAME.torn` and starts on a new line. Lines that hold no JSON object are moved there too, by `repair`.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.torn = file.with_name(file.name + ".torn")

    def read(self) -> tuple[list[Record], int]:
        """All records, and how many lines could not be read (a torn last line among them)."""
        try:
            content = self.file.read_bytes()
        except FileNotFoundError:
            return [], 0
        records: list[Record] = []
        bad = 0
        for line in content.split(b"\n"):
            if not line.strip():
                continue
            record = decode(line)
            if record is None:
                bad += 1
            else:
                records.append(record)
        return records, bad

    def append(self, records: Iterable[Record], *, first: Callable[[], Record] | None = None) -> int:
        """Write `records` at the end, all or none; `first()` goes before them if the file is empty. Returns the file's size."""
        lines = b"".join(encode(record) for record in records)
        with self._locked() as fd:
            end = self._mend_tail(fd)
            if end == 0 and first is not None:
                lines = encode(first()) + lines
            try:
                written = os.write(fd, lines)
                if written != len(lines):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.file))
                os.fsync(fd)
            except OSError:
                with contextlib.suppress(OSError):
                    os.ftruncate(fd, end)
                raise
            if end == 0:
                sync_folder(self.file.parent)
            return end + len(lines)

    def repair(self) -> int:
        """Move lines that hold no JSON object to `NAME.torn`; returns how many there were."""
        with self._locked() as fd:
            content = _read_all(fd)
            good: list[bytes] = []
            bad: list[bytes] = []
            for line in content.split(b"\n"):
                if line.strip():
                    (bad if decode(line) is None else good).append(line)
            if bad:
                self._set_aside(b"".join(line + b"\n" for line in bad))
                # Others who wait for the lock hold the old file: they see that it is no longer the one of this name.
                write_atomic(self.file, b"".join(line + b"\n" for line in good))
            return len(bad)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[int]:
        while True:
            fd = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
            try:
                with contextlib.suppress(OSError):  # some network homes have no locks: a single write is what there is then
                    fcntl.flock(fd, fcntl.LOCK_EX)
                if os.path.samestat(os.fstat(fd), self.file.stat()):
                    yield fd
                    return
            except FileNotFoundError:
                pass
            finally:
                os.close(fd)

    def _mend_tail(self, fd: int) -> int:
        """See to it that the file ends with a line end; returns its size then."""
        size = os.fstat(fd).st_size
        if size == 0 or os.pread(fd, 1, size - 1) == b"\n":
            return size
        start, tail = size, b""
        while start > 0 and b"\n" not in tail:
            step = min(65536, start)
            start -= step
            tail = os.pread(fd, step, start) + tail
        fragment = tail[tail.rfind(b"\n") + 1 :]
        if decode(fragment) is not None:  # whole, only its line end is missing
            os.write(fd, b"\n")
            return size + 1
        self._set_aside(fragment + b"\n")
        os.ftruncate(fd, size - len(fragment))
        return size - len(fragment)

    def _set_aside(self, content: bytes) -> None:
        fd = os.open(self.torn, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
        try:
            os.write(fd, content)
            os.fsync(fd)
        finally:
            os.close(fd)


def encode(record: Record) -> bytes:
    """One record as a line."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def decode(line: bytes) -> Record | None:
    """The record on a line; None if there is none."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _read_all(fd: int) -> bytes:
    chunks = []
    at = 0
    while chunk := os.pread(fd, 1 << 20, at):
        chunks.append(chunk)
        at += len(chunk)
    return b"".join(chunks)
