"""python -m tests.without landlock|namespaces[,...] -- CMD...: run a command on a machine that lacks a layer of the sandbox.

A seccomp filter answers the layer's system calls as a kernel without them would (Landlock: ENOSYS), or as a container that forbids
them does (namespaces: EPERM). All that the command starts is under it, the runner's host too: nothing is told, all of it is found out.
"""
from __future__ import annotations

import ctypes
import os
import struct
import sys

_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _ERRNO, _ENOSYS, _EPERM = 0x7FFF0000, 0x50000, 38, 1
_NEW = 0x7E020080                                       # CLONE_NEW*
# Landlock's three calls and clone3 have the same numbers everywhere.
_UNSHARE, _CLONE, _SECCOMP = {"x86_64": (272, 56, 317), "aarch64": (97, 220, 277)}.get(os.uname().machine, (0, 0, 0))


def program(layers: set[str]) -> list[tuple[int, int, int, int]]:
    code = [(_LOAD, 0, 0, 0)]
    if "landlock" in layers:
        for number in (444, 445, 446):
            code += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ERRNO | _ENOSYS)]
    if "namespaces" in layers:
        code += [(_EQUAL, 0, 1, 435), (_RETURN, 0, 0, _ERRNO | _ENOSYS)]        # clone3, whose flags can't be seen
        for number in (_UNSHARE, _CLONE):
            code += [(_EQUAL, 0, 4, number), (_LOAD, 0, 0, 16), (_ANY_BIT, 0, 1, _NEW), (_RETURN, 0, 0, _ERRNO | _EPERM), (_LOAD, 0, 0, 0)]
    return [*code, (_RETURN, 0, 0, _ALLOW)]


def take_away(layers: set[str]) -> None:
    """From here on this process, and all that it starts, does without. Raises OSError."""
    code = program(layers)
    raw = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *instruction) for instruction in code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(38, 1, 0, 0, 0) or libc.syscall(_SECCOMP, 1, 0, struct.pack("HxxxxxxQ", len(code), ctypes.addressof(raw))):
        raise OSError(ctypes.get_errno(), "no filter could be set")


if __name__ == "__main__":
    cut = sys.argv.index("--")
    take_away(set(sys.argv[1].split(",")))
    os.execvp(sys.argv[cut + 1], sys.argv[cut + 1:])
