"""Landlock: which files may be read and written, no TCP, no signals to others. For any user, without set-up, since Linux 5.13."""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterator

from . import tree
from .policy import Policy, expose
from .system import LANDLOCK_ADD, LANDLOCK_CREATE, LANDLOCK_RESTRICT, LINUX, Missing, syscall

NAME = "landlock"
_EXECUTE, _WRITE, _READ, _LIST, _TRUNCATE, _IOCTL = 1, 2, 4, 8, 1 << 14, 1 << 15
_DEVICE_NODES = 1 << 6 | 1 << 11                        # making character and block devices
_OF_FILES = _EXECUTE | _WRITE | _READ | _TRUNCATE | _IOCTL
_TREES = {1: 13, 2: 14, 3: 15, 4: 15}                   # ABI -> how many rights about files it knows; 16 since ABI 5
_KNOWN = 7
_RIGHTS = {"read": _EXECUTE | _READ | _LIST, "list": _LIST, "device": _READ | _WRITE | _IOCTL,
           "write": ~(_IOCTL | _DEVICE_NODES)}


def abi() -> int:
    """The kernel's Landlock version, 0 where there is none."""
    if not LINUX:
        return 0
    try:
        return syscall(LANDLOCK_CREATE, None, 0, 1)
    except OSError:
        return 0


def _grants(policy: Policy) -> Iterator[tuple[str, str]]:
    for root in policy.read:
        yield from expose(root, policy.hidden)
    if policy.private:
        yield "/proc", "read"
        yield "/dev/shm", "write"
    else:
        yield f"/proc/{os.getpid()}", "read"
    for path in policy.devices:
        yield path, "device"
    for path in policy.write:
        yield path, "write"


def gaps(version: int, private: bool, network: bool = False) -> list[str]:
    """What this version leaves open, in plain words; namespaces (`private`) close the same gaps, but for the network's."""
    missing: list[str] = []
    if private:
        if network and version < 6:
            missing.append("landlock without rules for abstract sockets: with --net your code can reach programs that listen there")
        return missing
    if version < 4 and not network:
        missing.append("landlock without network rules: your code can open network connections")
    if version < 6:
        missing.append("landlock without signal rules: your code can signal your other programs")
    return missing


def apply(policy: Policy) -> str:
    """Confine this process, and what it starts, for good. Must be called while it has one thread. Raises Missing, OSError."""
    version = abi()
    if version < 1:
        raise Missing("no landlock: on this system your code can read and change your files")
    handled = (1 << _TREES.get(version, 16)) - 1
    fields = [handled]
    if version >= 4:
        fields.append(0 if policy.network else 3)       # TCP: bind, connect
    if version >= 6:
        fields.append(3)                                # abstract sockets and signals, only among ourselves
    attributes = struct.pack(f"{len(fields)}Q", *fields)
    rules = syscall(LANDLOCK_CREATE, attributes, len(attributes), 0)
    try:
        for path, kind in _grants(policy):
            _add(rules, path, _RIGHTS[kind] & handled)
        tree.no_new_privs()
        syscall(LANDLOCK_RESTRICT, rules, 0)
    finally:
        os.close(rules)
    return f"{NAME} {min(version, _KNOWN)}"


def _add(rules: int, path: str, rights: int) -> None:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return                                          # not there: nothing to grant
    try:
        if not stat.S_ISDIR(os.fstat(fd).st_mode):
            rights &= _OF_FILES
        if rights:
            syscall(LANDLOCK_ADD, rules, 1, struct.pack("=Qi", rights, fd), 0)
    finally:
        os.close(fd)
