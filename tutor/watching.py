"""Notices that the learner has saved.

What decides is the files' own signature (which file, when, how large), read through links. The system's notices of changes in
the folder only wake us earlier: so a save by rename counts, several notices of one save count once, and a folder on a network,
where no notices come of what others write, is looked at a few times a second. A file that is gone for longer than editors need
to put a new one in its place is news, too.
"""

from __future__ import annotations

import os
import re
import stat
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

Signature = tuple[tuple[int, int, int, int] | None, ...]
_NETWORKS = (
    "nfs", "cifs", "smb", "fuse.", "9p", "afs", "auristor", "coda", "ceph", "davfs", "lustre", "gpfs", "beegfs", "orangefs", "pvfs",
    "panfs", "gfs2", "ocfs2", "vboxsf", "vmhgfs", "prl_fs", "drvfs", "virtiofs",
)  # fmt: skip
_LOCAL = ("fuse.ext2", "fuse.ntfs", "fuse.exfat", "fuse.mergerfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs")
"""What passes on each change to the system itself."""
PACE = 0.3
"""Seconds between two looks where no notices come."""
SLOW = 1.0
"""Seconds between two looks where they do: a file behind a link outside the folder sends none."""
GONE = 1.0
"""Seconds after which a file that is missing is not just being replaced."""


class Watch:
    """Calls `saved`, in its own thread, after each save of one of the files. They may come and go."""

    def __init__(self, folder: Path, names: Sequence[str], saved: Callable[[], None], *, poll: bool | None = None) -> None:
        self.folder, self.names, self.saved = folder, tuple(names), saved
        self.network = on_network(folder)
        self.poll = (self.network or _told_to_poll(os.environ)) if poll is None else poll
        self._stop = threading.Event()
        self._looking = threading.Lock()
        self._known = self._signature()
        self._missing_since: float | None = None

    def start(self) -> Watch:
        """Begin, in a thread that never keeps the app from ending."""
        threading.Thread(target=self._run, name="watching", daemon=True).start()
        return self

    def stop(self) -> None:
        """Look no further."""
        self._stop.set()

    @contextmanager
    def own_change(self) -> Iterator[None]:
        """What is written meanwhile is written by the app itself, and is no save."""
        with self._looking:
            try:
                yield
            finally:
                self._known = self._signature()

    def look(self) -> bool:
        """Compare with the last look; tells `saved` and returns True if something was saved, or is gone for good."""
        with self._looking:
            now = self._signature()
            if None not in now:
                self._missing_since = None
            if now == self._known:
                return False
            if None in now:  # it may just be being replaced: then there will be another change
                since = self._missing_since = self._missing_since or monotonic()
                if monotonic() - since < GONE:
                    return False
            self._known = now
        self.saved()
        return True

    def _signature(self) -> Signature:
        found: list[tuple[int, int, int, int] | None] = []
        for name in self.names:
            try:
                seen = os.stat(self.folder / name)  # noqa: PTH116  the path's own stat is twice as slow
                if self.network and stat.S_ISREG(seen.st_mode):
                    seen = _asked_anew(self.folder / name) or seen
            except OSError:
                found.append(None)
            else:
                found.append((seen.st_dev, seen.st_ino, seen.st_mtime_ns, seen.st_size))
        return tuple(found)

    def _run(self) -> None:
        while not self._stop.is_set():
            if self.poll or not self.folder.is_dir():
                self.look()
                self._stop.wait(PACE)
                continue
            try:
                self._notices()
            except Exception:  # too many watches, no inotify, a package that is broken: looking works everywhere
                self.poll = True

    def _notices(self) -> None:
        import watchfiles

        born = self.folder.stat().st_ino
        many = any("/" in name for name in self.names)
        for _ in watchfiles.watch(
            self.folder,
            watch_filter=None,
            debounce=40,
            step=5,
            stop_event=self._stop,
            rust_timeout=int(SLOW * 1000),
            yield_on_timeout=True,
            raise_interrupt=False,
            recursive=many,
        ):
            if self._stop.is_set():
                return
            self.look()
            try:
                if self.folder.stat().st_ino != born:
                    return  # another folder has taken its place
            except OSError:
                return


def _asked_anew(file: Path) -> os.stat_result | None:
    """What the server says of a file. A client of NFS answers from memory for up to a minute, but asks when a file is opened."""
    with suppress(OSError):
        fd = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        try:
            return os.fstat(fd)
        finally:
            os.close(fd)
    return None


def _told_to_poll(environ: Mapping[str, str]) -> bool:
    """The variable that `watchfiles` knows, for machines whose file systems keep silent."""
    return environ.get("WATCHFILES_FORCE_POLLING", "").lower() not in ("", "false", "disable", "disabled")


def on_network(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Whether the folder lies on a file system that sends no notices of what others write."""
    return is_network(file_system(folder, mounts))


def is_network(kind: str) -> bool:
    """Whether a file system of this kind sends no notices of what others write."""
    return (kind == "fuse" or kind.startswith(_NETWORKS)) and not kind.startswith(_LOCAL)


def file_system(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """The kind of file system that a folder lies on, as the table of mounts calls it; '' where there is no such table."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        place = os.path.realpath(folder)
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        where = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), parts[1])
        inside = where == "/" or place == where or place.startswith(where + "/")
        if inside and len(where) >= len(best):
            best, kind = where, parts[2]
    return kind
