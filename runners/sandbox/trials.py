"""`python -m runners.sandbox.trials`: each layer tried by itself in a throw-away process, then all of them together, as JSON.

A layer counts only when something that it forbids was attempted and refused. Standard library only; nothing is left behind.

    {"layers": [{"name": "landlock", "on": true, "holds": ["files", "tcp", "signals"], "open": [], "errno": "", "said": "", "abi": 7}, …],
     "on": […], "missing": […]}            the last two as a run would say them

`errno` is the name of what the kernel answered where a layer can't be had; `open` is what was attempted and went through.
"""

from __future__ import annotations

import contextlib
import errno
import json
import mmap
import os
import resource
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import Report, landlock, namespaces, probe, seccomp, tree
from .policy import Policy
from .system import LANDLOCK_CREATE, LINUX, Missing, mount, syscall, unshare

PATIENCE = 10.0                         # seconds for one trial
_KINDS = {"user": 0x10000000, "pid": 0x20000000, "mount": 0x00020000, "net": 0x40000000, "ipc": 0x08000000}
_PRIVATE = 0x44000                      # MS_REC | MS_PRIVATE
_LINK = {"pid": "pid_for_children", "mount": "mnt"}

Found = dict[str, Any]
Attempt = Callable[[], object]


def _tries(attempts: dict[str, tuple[Attempt, tuple[int, ...]]]) -> Found:
    """Do what should be refused, each thing by its name with the errors that count as a refusal."""
    holds: list[str] = []
    through: list[str] = []
    for name, (attempt, refusals) in attempts.items():
        try:
            attempt()
        except OSError as error:
            (holds if error.errno in refusals else through).append(name)
        else:
            through.append(name)
    return {"on": bool(holds), "holds": holds, "open": through}


def _apart(work: Callable[[str], Found]) -> Found:
    """What `work` finds in a process of its own, which is ended and cleaned up after however it went."""
    folder = tempfile.mkdtemp(prefix="torchtutor-trial-")
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            os.close(read)
            os.setsid()
            os.write(write, json.dumps(_told(work, folder)).encode())
        finally:
            os._exit(0)
    os.close(write)
    until, said = time.monotonic() + PATIENCE, b""
    try:
        while True:
            ready, _, _ = select.select([read], [], [], max(0.0, until - time.monotonic()))
            more = os.read(read, 1 << 16) if ready else b""
            if not more:
                break
            said += more
    finally:
        os.close(read)
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
        tree.kill(pid)
        os.waitpid(pid, 0)
        shutil.rmtree(folder, ignore_errors=True)
    try:
        found: Found = json.loads(said)
    except ValueError:
        found = {"said": "the trial ended without a word" if time.monotonic() < until else "the trial came to no end"}
    return found


def _told(work: Callable[[str], Found], folder: str) -> Found:
    try:
        return work(folder)
    except Missing as missing:
        return {"said": str(missing)}
    except OSError as error:
        return {"errno": errno.errorcode.get(error.errno or 0, ""), "said": error.strerror or str(error)}
    except Exception as error:
        return {"said": f"{type(error).__name__}: {error}"}


# -- one layer each ----------------------------------------------------------------------------------------------------


def _no_new_privs(folder: str) -> Found:
    tree.no_new_privs()
    status = Path("/proc/self/status").read_text()
    holds = "NoNewPrivs:\t1" in status
    return {"on": holds, "holds": ["set-uid programs"] if holds else [], "open": [] if holds else ["set-uid programs"]}


def _limits(folder: str) -> Found:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    used = tree.data_size(os.getpid()) << 10
    for kind, value in ((resource.RLIMIT_FSIZE, 4096), (resource.RLIMIT_DATA, used + (8 << 20)), (resource.RLIMIT_NPROC, 1)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))

    def large() -> None:
        with Path(folder, "large").open("wb", buffering=0) as file:
            file.write(bytes(4096))
            file.write(b"x")

    def process() -> None:
        pid = os.fork()
        if not pid:
            os._exit(0)
        os.waitpid(pid, 0)

    found = _tries({"file size": (large, (errno.EFBIG,)), "processes": (process, (errno.EAGAIN,)),
                    "memory": (lambda: mmap.mmap(-1, 1 << 28, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS), (errno.ENOMEM,))})
    if os.getuid() == 0 and "processes" in found["open"]:
        found["open"].remove("processes")       # the kernel holds root to no number of processes, by design: the supervisor counts
        found["said"] = "root is not held to a number of processes"
    return found


def _landlock(folder: str) -> Found:
    version = syscall(LANDLOCK_CREATE, None, 0, 1)
    outside = Path(folder, "outside")
    outside.write_text("x")
    inside = Path(folder, "inside")
    inside.mkdir()
    (inside / "file").write_text("x")
    port = socket.socket()
    port.bind(("127.0.0.1", 0))
    port.listen()
    address, parent = port.getsockname(), os.getppid()
    other = socket.socket()
    landlock.apply(Policy(read=(str(inside),)))
    (inside / "file").read_text()               # what is granted has to work, else a refusal would say nothing
    attempts: dict[str, tuple[Attempt, tuple[int, ...]]] = {
        "files": (outside.read_text, (errno.EACCES,)), "writing": (lambda: outside.write_text("y"), (errno.EACCES,))}
    if version >= 4:
        attempts["tcp"] = (lambda: other.connect(address), (errno.EACCES,))
    if version >= 6:
        attempts["signals"] = (lambda: os.kill(parent, 0), (errno.EPERM,))
    found = _tries(attempts)
    found["abi"] = version
    found["open"] += [name for name, since in (("tcp", 4), ("signals", 6)) if version < since]
    return found


def _seccomp(folder: str) -> Found:
    file = Path(folder, "file")
    file.write_text("x")
    seccomp.apply(Policy(private=False))
    kind = _KINDS["user"]
    refused = (errno.EPERM,)
    return _tries({"permissions of files": (lambda: file.chmod(0o600), refused),
                   "times of files": (lambda: os.utime(file, (1, 1)), refused),
                   "sockets": (lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW), refused),
                   "namespaces of its own": (lambda: unshare(kind), refused)})


def _namespace(name: str) -> Callable[[str], Found]:
    def work(folder: str) -> Found:
        link = Path(f"/proc/self/ns/{_LINK.get(name, name)}")
        before = link.readlink()
        user, group = os.getuid(), os.getgid()
        flags = _KINDS[name]
        if user:                                # only together with a user namespace may an ordinary user make the others
            tree.dumpable(True)
            flags |= _KINDS["user"]
        unshare(flags)
        if flags & _KINDS["user"]:
            for place, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
                Path(f"/proc/self/{place}").write_text(text)
        holds = _EFFECTS[name](folder) and (name == "pid" or link.readlink() != before)
        return {"on": holds, "holds": [name] if holds else [], "open": [] if holds else [name]}

    return work


def _is_first(folder: str) -> bool:
    pid = os.fork()
    if not pid:
        os._exit(0 if os.getpid() == 1 else 1)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def _has_own_mount(folder: str) -> bool:
    mount("none", "/", None, _PRIVATE)
    Path(folder, "below").write_text("x")
    mount("tmpfs", folder, "tmpfs", 6, "size=4k")
    return not Path(folder, "below").exists()


def _has_no_network(folder: str) -> bool:
    with socket.socket() as sock:
        sock.settimeout(1.0)
        try:
            sock.connect(("127.0.0.1", 9))      # even one's own machine is out of reach: its loopback is down
        except OSError as error:
            return error.errno == errno.ENETUNREACH
    return False


_EFFECTS: dict[str, Callable[[str], bool]] = {
    "user": lambda folder: os.getuid() == os.stat(folder).st_uid,       # noqa: PTH116
    "pid": _is_first, "mount": _has_own_mount, "net": _has_no_network, "ipc": lambda folder: True}


# -- all of them -------------------------------------------------------------------------------------------------------


def _together() -> Report:
    """What a run would say: the layers as they are composed for it."""
    missing = namespaces.probe()
    report = probe(Policy(private=not missing))
    if missing:
        report.missing.insert(0, missing)
    return report


def trials() -> Found:
    """All of it. Never raises."""
    if not LINUX:
        return {"layers": [], **probe().plain()}
    kinds: list[tuple[str, Callable[[str], Found]]] = [
        ("no_new_privs", _no_new_privs), ("limits", _limits), ("landlock", _landlock), ("seccomp", _seccomp)]
    kinds += [(f"{name} namespace", _namespace(name)) for name in _KINDS]
    layers = [{"name": name, "on": False, "holds": [], "open": [], "errno": "", "said": "", **_apart(work)} for name, work in kinds]
    return {"layers": layers, **_together().plain()}


if __name__ == "__main__":
    json.dump(trials(), sys.stdout)
