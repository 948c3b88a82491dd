# ruff: noqa: PTH101, PTH115, PTH116, PTH123, PTH208
# (names under /proc and in folders, read many times a second)
"""What a run uses, counted from outside while it goes on: processes, threads, memory, disk. The layer that no kernel has to offer.

Limits (`limits.py`) stop one process at once; these counts see all processes of a run together, and what belongs to none of
them: shared memory, files without a name. Last of all they look at what the machine has left, however it was used up.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field

from . import tree

NAME = "watchdog"
DISK = 1024                 # MB that a run may add to its folders
FILES = 20_000              # files that it may add
DEEP = 64                   # folders within folders
THREADS = 512               # of all processes of a check together
_LOOK = 200_000             # files that are looked at, whatever is there
_LEAST = 1 << 30            # bytes that a disk keeps free, or half of what was free at the start
_LEAST_MEMORY = 512 << 10   # kB that the machine keeps free, or half of what was
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC | os.O_NONBLOCK


@dataclass
class Used:
    """What is in some folders."""

    files: int = 0
    size: int = 0               # bytes on the disk
    deep: bool = False          # more folders within folders than can be counted


def used(*folders: str, most: int = _LOOK) -> Used:
    """Count what is in these folders; links are not followed. It stops at `most` files."""
    found = Used()
    for folder in folders:
        with contextlib.suppress(OSError):
            _walk(os.open(folder, _FOLDER), 0, found, most)
    return found


def _walk(fd: int, depth: int, found: Used, most: int) -> None:
    """By descriptors: whoever may write there could put a link in the place of a folder at any time."""
    try:
        with os.scandir(fd) as entries:
            for entry in entries:
                found.files += 1
                if found.files > most:
                    return
                with contextlib.suppress(OSError):
                    found.size += entry.stat(follow_symlinks=False).st_blocks * 512
                    if entry.is_dir(follow_symlinks=False):
                        if depth == DEEP:
                            found.deep = True
                        else:
                            _walk(_enter(entry.name, fd), depth + 1, found, most)
    finally:
        os.close(fd)


def _enter(name: str, within: int) -> int:
    """Open a folder, even one that its owner has closed to itself. Raises OSError."""
    flags = _FOLDER | os.O_NOFOLLOW
    try:
        return os.open(name, flags, dir_fd=within)
    except PermissionError:
        place = os.open(name, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=within)
        try:
            os.chmod(f"/proc/self/fd/{place}", 0o700)
        finally:
            os.close(place)
        return os.open(name, flags, dir_fd=within)


def nameless(pids: list[int]) -> tuple[int, int]:
    """What these processes hold open in files that no folder shows any more: bytes on disks, bytes in memory.

    Nothing here waits for a process: to read what one has mapped would, while it forks. What only a map holds is left to the look at
    what the disk has free, or counts as memory of the process."""
    disk: dict[tuple[int, int], int] = {}
    memory: dict[tuple[int, int], int] = {}
    for pid in pids:
        place = f"/proc/{pid}/fd"
        try:
            names = os.listdir(place)
        except OSError:
            continue
        for name in names:
            try:
                target = os.readlink(f"{place}/{name}")
                if not target.startswith("/") or not target.endswith(" (deleted)"):
                    continue
                found = os.stat(f"{place}/{name}")
            except OSError:
                continue
            kind = memory if target.startswith(("/memfd:", "/dev/shm/", "/dev/zero")) else disk
            kind[found.st_dev, found.st_ino] = found.st_blocks * 512
    return sum(disk.values()), sum(memory.values())


def shared(pids: list[int]) -> int:
    """Bytes in the /dev/shm that these processes have for themselves; 0 where it is everybody's."""
    try:
        ours = os.stat("/dev/shm").st_dev
    except OSError:
        return 0
    for pid in pids:
        place = f"/proc/{pid}/root/dev/shm"
        with contextlib.suppress(OSError):
            if os.stat(place).st_dev == ours:
                continue
            found = os.statvfs(place)
            return (found.f_blocks - found.f_bfree) * found.f_frsize
    return 0


def available() -> int:
    """kB of memory that the machine has left."""
    with contextlib.suppress(OSError, ValueError, IndexError), open("/proc/meminfo", "rb") as file:
        return int(file.read(4096).split(b"MemAvailable:")[1].split()[0])
    return 1 << 40


def _free(folder: str) -> int:
    with contextlib.suppress(OSError):
        found = os.statvfs(folder)
        return found.f_bavail * found.f_frsize
    return 1 << 60


@dataclass
class Watchdog:
    """The counts of one run, against what it may use. `memory` and `disk` in MB; `disk` 0: it may use up what the machine has."""

    processes: int
    memory: int
    image: int                              # kB that forks share with the host
    folders: tuple[str, ...] = ()
    disk: int = DISK
    files: int = FILES
    threads: int = 0                        # 0: not counted
    _before: Used = field(default_factory=Used)
    _floor: list[tuple[str, int]] = field(default_factory=list)
    _least: int = 0

    def begin(self) -> str:
        """Look at what is there before the run. What is wrong with it, or ''."""
        if not self.disk:
            return ""
        self._least = min(_LEAST_MEMORY, available() // 2)
        self._before = used(*self.folders)
        self._floor = [(folder, min(_LEAST, _free(folder) // 2)) for folder in self.folders]
        if self._before.files > _LOOK:
            return f"{self.folders[0]} holds more than {_LOOK} files: remove what you don't need there."
        return ""

    def look(self, pids: list[int], wide: bool) -> tuple[str, str]:
        """(how, detail) of what it uses too much of, or two empty strings. `wide`: the disk and what is hard to see, too."""
        if len(pids) > self.processes:
            return "died", f"It started more than {self.processes} processes."
        if self.threads and sum(map(tree.threads, pids)) > self.threads + len(pids):
            return "died", f"It started more than {self.threads} threads."
        limit = self.memory << 10
        more = disk = 0
        if wide:
            disk, memory = nameless(pids)
            more = (memory + shared(pids)) >> 10
        if tree.memory(pids, self.image, limit - more) > limit - more:
            return "memory", ""
        if not wide or not self.disk:
            return "", ""
        if available() < self._least:
            return "memory", "The machine had almost no memory left."
        return self._disk(disk)

    def _disk(self, nameless_bytes: int) -> tuple[str, str]:
        before = self._before
        now = used(*self.folders, most=before.files + self.files)
        if now.deep and not before.deep:
            return "output", f"It made more than {DEEP} folders within each other."
        if now.size - before.size + nameless_bytes > self.disk << 20 or now.files - before.files > self.files:
            return "output", f"It wrote more than {self.disk} MB or {self.files} files."
        if any(_free(folder) < least for folder, least in self._floor):
            return "output", "The disk was almost full."
        return "", ""

