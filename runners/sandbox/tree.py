# ruff: noqa: PTH116, PTH123, PTH208
# (names under /proc, read many times a second)
"""The tree of processes below one of ours: who is in it, what it uses, and ending all of it."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

from .system import prctl

_PDEATHSIG, _DUMPABLE, _SUBREAPER, _NO_NEW_PRIVS = 1, 4, 36, 38


def no_new_privs() -> None:
    """From here on, no program gains rights by being started (set-uid and the like). Raises OSError."""
    prctl(_NO_NEW_PRIVS, 1)


def subreaper() -> None:
    """Orphans below this process become its children, so that none is lost. Does nothing where that is unknown."""
    with contextlib.suppress(OSError):
        prctl(_SUBREAPER, 1)


def die_with_parent() -> None:
    with contextlib.suppress(OSError):
        prctl(_PDEATHSIG, signal.SIGKILL)


def outlive_parent() -> None:
    """Take back `die_with_parent`."""
    with contextlib.suppress(OSError):
        prctl(_PDEATHSIG, 0)


def expendable(how: int) -> None:
    """Where memory runs out, the kernel shall end this process rather than what watches over it: the more, the higher, up to 1000."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(how))


def dumpable(allowed: bool) -> None:
    """Whether other processes of this user may look into this one's memory."""
    with contextlib.suppress(OSError):
        prctl(_DUMPABLE, int(allowed))


def children(pid: int) -> list[int]:
    """The direct children of a process; none where it is gone."""
    found: list[int] = []
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return found
    for thread in threads:
        try:
            with open(f"/proc/{pid}/task/{thread}/children", "rb", buffering=0) as file:
                found += map(int, file.read(1 << 16).split())
        except FileNotFoundError:
            if Path(f"/proc/{pid}/task/{thread}").exists():      # a kernel without that file
                return _children_by_parent(pid)
        except OSError:
            pass
    return found


def _children_by_parent(parent: int) -> list[int]:
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                stat = Path(f"/proc/{name}/stat").read_bytes()
            except OSError:
                continue
            if int(stat.rpartition(b")")[2].split()[1]) == parent:
                found.append(int(name))
    return found


def descendants(pid: int, without: int = 0, most: int = 1 << 30) -> list[int]:
    """Everything below a process, the branch `without` left out; of more than `most` only so many that this is seen."""
    found: list[int] = []
    todo = [p for p in children(pid) if p != without]
    while todo and len(found) <= most:
        child = todo.pop()
        found.append(child)
        todo += children(child)
    return found


def _status(pid: int) -> dict[bytes, int]:
    """The numbers (kB, counts) in a process's status."""
    try:
        with open(f"/proc/{pid}/status", "rb", buffering=0) as file:
            lines = file.read(8192).split(b"\n")
    except OSError:
        return {}
    numbers = {}
    for line in lines:
        name, _, rest = line.partition(b":")
        first = rest.split(None, 1)[:1]
        if first and first[0].isdigit():
            numbers[name] = int(first[0])
    return numbers


def anonymous(pid: int) -> int:
    """Memory of its own, in kB."""
    return _status(pid).get(b"RssAnon", 0)


def threads(pid: int) -> int:
    """How many threads a process has."""
    return _status(pid).get(b"Threads", 0)


def data_size(pid: int) -> int:
    """The private memory that is mapped, used or not, in kB: what RLIMIT_DATA counts."""
    return _status(pid).get(b"VmData", 0)


def _proportional(pid: int) -> int | None:
    """Memory in kB, what is shared being divided among those who share it; None where that can't be read."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    wanted = [line.split()[1] for line in lines if line.startswith(("Pss_Anon:", "Pss_Shmem:"))]
    return sum(map(int, wanted)) if wanted else None


def memory(pids: list[int], image: int, limit: int) -> int:
    """What these processes use together beyond the image they were forked from, in kB.

    Pages that forks share are counted again for each of them, which is cheap and never too little; only when that exceeds
    the limit the exact count is taken.
    """
    total = 0
    for pid in pids:
        status = _status(pid)
        total += max(0, status.get(b"RssAnon", 0) - image) + status.get(b"RssShmem", 0)
    if total <= limit or len(pids) == 1:
        return total
    exact = [_proportional(pid) for pid in pids]
    known = [value for value in exact if value is not None]
    return min(total, sum(known)) if len(known) == len(pids) else total


def tasks_of(uid: int) -> int:
    """How many threads this user has: what RLIMIT_NPROC counts."""
    total = 0
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            if os.stat(f"/proc/{name}").st_uid not in (uid, 0):      # a process that can't be looked into is shown as root's
                continue
        except OSError:
            continue
        status = _status(int(name))
        if status.get(b"Uid", -1) == uid:
            total += status.get(b"Threads", 1)
    return total


def kill(pid: int, number: int = signal.SIGKILL) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, number)


def end_strays(variable: str, session: int, seconds: float = 2.0) -> None:
    """End what a run left behind when both its supervisor and its host were killed: programs that were started with `NAME=value`
    among their variables, and forks of ours in its session."""
    wanted = variable.encode()
    end = time.monotonic() + seconds
    found = True
    while found and time.monotonic() < end:
        found = False
        for name in os.listdir("/proc"):
            if not name.isdigit() or int(name) == os.getpid():
                continue
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    fields = file.read().rpartition(b")")[2].split()
                with open(f"/proc/{name}/environ", "rb") as file:
                    ours = wanted in file.read(1 << 20).split(b"\0")
                if not ours and session and int(fields[3]) == session:
                    with open(f"/proc/{name}/cmdline", "rb") as file:
                        ours = b"runners.host" in file.read(4096).split(b"\0")
            except OSError:
                continue
            if ours and fields[0] not in (b"Z", b"X"):
                found = True
                kill(int(name))


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except OSError:
        return 0


def strike(keep: frozenset[int] = frozenset()) -> None:
    """Kill everything below this process except `keep` (and what is below them), once, and wait for nothing.

    A process group is ended as a whole: nothing can be forked into it meanwhile, however many fork without end. (A group lies in
    one session, and the learner's side has one of its own, so that no group of theirs holds anybody else.)
    """
    spared = {os.getpgrp(), *map(_group, keep)}
    todo = [p for p in children(os.getpid()) if p not in keep]
    while todo:                 # from the top, and at once: with the first process of a namespace everything in it ends
        pid = todo.pop(0)
        below, group = children(pid), _group(pid)
        if group and group not in spared:
            with contextlib.suppress(OSError):
                os.killpg(group, signal.SIGKILL)
        kill(pid)
        todo += below


def sweep(keep: frozenset[int] = frozenset(), seconds: float = 5.0) -> dict[int, int]:
    """End everything below this process except `keep` (and what is below them): wait status by pid.

    Needs `subreaper`: whoever loses a parent meanwhile comes to us and is met in the next round. After `seconds` it gives up
    on what the kernel does not let go of.
    """
    ended: dict[int, int] = {}
    end = time.monotonic() + seconds
    pause = 0.0005
    while True:
        mine = [p for p in children(os.getpid()) if p not in keep]
        if not mine:
            return ended
        strike(keep)
        for pid in mine:
            with contextlib.suppress(ChildProcessError):
                gone, status = os.waitpid(pid, os.WNOHANG)
                if gone:
                    ended[gone] = status
        if time.monotonic() > end:
            return ended
        time.sleep(pause)
        pause = min(pause * 1.5, 0.01)
