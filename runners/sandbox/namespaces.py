"""Namespaces: a view of the machine with nothing in it but what a run needs. No network, no other processes, a root of its own.

Where an ordinary user may not make them (some distributions, most containers) the other layers stand alone.
Two steps: `enter` before the run is known, `build` when it is.
"""

from __future__ import annotations

import contextlib
import os
import struct
from pathlib import Path

from . import tree
from .policy import Policy, real, under
from .system import LINUX, Missing, mount, prctl, syscall, umount, unshare

NAME = "namespaces"
_USER, _PID, _NET, _IPC, _MOUNT = 0x10000000, 0x20000000, 0x40000000, 0x08000000, 0x00020000
_PRIVATE, _BIND, _REMOUNT = 0x44000, 0x5000, 0x1020     # MS_REC | MS_PRIVATE, MS_REC | MS_BIND, MS_BIND | MS_REMOUNT
_NOSUID_NODEV = 6
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_CAPSET = {"x86_64": 126, "aarch64": 91}
_MOUNT_SETATTR, _RECURSIVE, _READ_ONLY = 442, 0x8000, 1
_INODES = "nr_inodes=20k"                       # of what a run may put into memory as files
_LINKS = {"/dev/fd": "/proc/self/fd", "/dev/stdin": "/proc/self/fd/0", "/dev/stdout": "/proc/self/fd/1", "/dev/stderr": "/proc/self/fd/2"}
_DROPPED = 41                                   # capabilities that are known
_KEPT_BY_ROOT = {1, 3}                          # files of other users: what root has in a container whose folders are somebody's


def enter(network: bool = False) -> None:
    """Leave the others' processes, mounts, network and shared memory. The next child is the first process of the new world.
    `network`: stay in everybody's.

    Needs one thread. Raises OSError, Missing.
    """
    machine = os.uname().machine
    if not LINUX or machine not in _PIVOT_ROOT:
        raise Missing("no namespaces: not known for this kind of machine")
    user, group = os.getuid(), os.getgid()
    left = _PID | _MOUNT | _IPC | (0 if network else _NET)
    if user == 0:           # root needs no user namespace, in which it could not write to what belongs to others
        unshare(left)
        return
    tree.dumpable(True)     # else our own maps below belong to root; nothing is in this process yet that others may not see
    unshare(_USER | left)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        Path(f"/proc/self/{name}").write_text(text)


def build(policy: Policy, root: str) -> None:
    """Make a root of its own in the empty folder `root` and move there: what the policy reads (read-only) and writes, devices,
    a /proc of its own processes, and memory for /dev/shm. Raises OSError; nothing of ours may go on then."""
    mount("none", "/", None, _PRIVATE)
    mount("tmpfs", root, "tmpfs", _NOSUID_NODEV, f"size=4m,{_INODES},mode=755")
    for place in ("/dev/shm", "/proc"):
        os.makedirs(root + place, exist_ok=True)        # noqa: PTH103  strings, of which some are no paths of this world
    mount("tmpfs", root + "/dev/shm", "tmpfs", _NOSUID_NODEV, f"size={policy.shared}m,{_INODES},mode=1777")
    mount("proc", root + "/proc", "proc", 15)            # read-only: where the user is root it could change the kernel's settings there
    for path in sorted({*policy.read, *policy.devices}):
        if not under(path, "/proc"):
            _bind(path, root, read_only=True)       # devices, too: they can be written to there, but not changed
    for path in sorted(policy.hidden):
        # What has a narrower place of the run in it can't be covered; Landlock does it there.
        seen = any(under(path, r) and path != r for r in policy.read) and not any(under(p, path) for p in (*policy.read, *policy.write))
        if seen and os.path.isdir(root + path):         # noqa: PTH112
            mount("tmpfs", root + path, "tmpfs", _NOSUID_NODEV, "size=4k,mode=000")
    for path in sorted(policy.write):
        _bind(path, root, read_only=False)
    for path in sorted(policy.guarded):
        _bind(path, root, read_only=True)
    for link, target in _LINKS.items():
        os.symlink(target, root + link)                 # noqa: PTH211
    for name in (*policy.names, *(entry.path for entry in os.scandir("/") if entry.is_symlink())):
        _links(name, root)
    here = os.getcwd()                                  # noqa: PTH109
    os.chdir(root)
    syscall(_PIVOT_ROOT[os.uname().machine], b".", b".")
    umount(".")
    os.chdir("/")
    os.chdir(here)


def _bind(path: str, root: str, read_only: bool) -> None:
    target = root + path
    if os.path.isdir(path):                             # noqa: PTH112
        os.makedirs(target, exist_ok=True)              # noqa: PTH103
    elif os.path.exists(path):                          # noqa: PTH110
        os.makedirs(os.path.dirname(target), exist_ok=True)     # noqa: PTH103, PTH120
        with contextlib.suppress(FileExistsError):
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    else:
        return
    mount(path, target, None, _BIND)
    if read_only:
        try:
            syscall(_MOUNT_SETATTR, -100, os.fsencode(target), _RECURSIVE, struct.pack("QQQQ", _READ_ONLY, 0, 0, 0), 32)
        except OSError:     # before Linux 5.12: one mount at a time, with the flags that it has
            has = os.statvfs(target).f_flag
            mount("none", target, None, _REMOUNT | _READ_ONLY | has & 0xC0E | (1 << 21 if has & 0x1000 else 0))


def _links(name: str, root: str) -> None:
    """Have a path that leads through symbolic links lead to the same place in the new root."""
    todo, at = [part for part in name.split("/") if part], ""
    for _ in range(100):
        if not todo:
            return
        part = todo.pop(0)
        if part == "..":
            at = at.rpartition("/")[0]
            continue
        at = f"{at}/{part}"
        try:
            target = os.readlink(at)                    # noqa: PTH115
        except OSError:
            continue
        with contextlib.suppress(OSError):
            os.makedirs(os.path.dirname(root + at), exist_ok=True)      # noqa: PTH103, PTH120
            os.symlink(target, root + at)       # noqa: PTH211
        todo = [part for part in target.split("/") if part and part != "."] + todo
        at = "" if target.startswith("/") else at.rpartition("/")[0]


def drop_capabilities() -> None:
    """Nothing may be done that another program of this user could not do. Raises OSError."""
    kept = _KEPT_BY_ROOT if os.getuid() == 0 else set()
    for number in range(_DROPPED):
        if number not in kept:
            with contextlib.suppress(OSError):
                prctl(24, number)                  # of what started programs may get
    with contextlib.suppress(OSError):
        prctl(47, 4)                               # and what they get by themselves
    bits = sum(1 << number for number in kept)
    capset = _CAPSET.get(os.uname().machine)
    if capset is not None:
        with contextlib.suppress(OSError):              # root may have had fewer to begin with
            syscall(capset, struct.pack("II", 0x20080522, 0), struct.pack("6I", bits, bits, 0, 0, 0, 0))


def probe() -> str:
    """'' when namespaces can be had, else what is missing, in plain words; tried in a throw-away process."""
    read, write = os.pipe()
    pid = os.fork()
    if not pid:
        said = "no namespaces: the trial ended unexpectedly, so your code can see your other programs"
        try:
            os.close(read)
            said = _try()
        finally:
            os.write(write, said.encode())
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(pid, 0)
    return said


def _try() -> str:
    means = "so your code can see which programs of yours run, and is kept from the network and your files by the other layers alone"
    try:
        enter()
    except Missing as missing:
        return str(missing)
    except OSError as error:
        return f"no namespaces: the system refused them ({error.strerror}), {means}"
    pid = os.fork()         # /proc can be mounted by a process of the new world only
    if not pid:
        code = 1
        try:
            mount("none", "/", None, _PRIVATE)
            mount("proc", "/proc", "proc", 14)
            mount("tmpfs", real("/dev/shm"), "tmpfs", _NOSUID_NODEV, "size=4k")
            code = 0
        except OSError as error:
            code = error.errno or 1
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return f"no namespaces: the system refused their mounts ({os.strerror(code)}), {means}" if code else ""
