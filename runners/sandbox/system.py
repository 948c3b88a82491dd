"""The few system calls that Python has no name for. Standard library only; Linux, and harmless elsewhere."""

from __future__ import annotations

import ctypes
import os
import sys

LINUX = sys.platform == "linux"
_libc = ctypes.CDLL(None, use_errno=True)

# What differs from one processor to the next is in seccomp.py; these numbers are the same on all of them since Linux 5.
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446


class Missing(Exception):
    """A layer can't be had here; the text says what that means for the learner."""


def _raise(what: str) -> None:
    error = ctypes.get_errno()
    raise OSError(error, f"{what}: {os.strerror(error)}")


def syscall(number: int, *arguments: int | bytes | None) -> int:
    """A raw system call. Raises OSError."""
    if not LINUX:
        raise OSError("not Linux")
    values = [ctypes.c_long(a) if isinstance(a, int) else ctypes.c_char_p(a) for a in arguments]
    result = int(_libc.syscall(ctypes.c_long(number), *values))
    if result < 0:
        _raise(f"system call {number}")
    return result


def prctl(option: int, *arguments: int) -> None:
    """Raises OSError."""
    if not LINUX:
        raise OSError("not Linux")
    values = [ctypes.c_ulong(a) for a in (*arguments, 0, 0, 0, 0)[:4]]
    if int(_libc.prctl(ctypes.c_int(option), *values)) < 0:
        _raise(f"prctl {option}")


def unshare(flags: int) -> None:
    """Raises OSError."""
    if int(_libc.unshare(ctypes.c_int(flags))) < 0:
        _raise("unshare")


def mount(source: str, target: str, kind: str | None = None, flags: int = 0, data: str | None = None) -> None:
    """Raises OSError."""
    def raw(text: str | None) -> bytes | None:
        return None if text is None else os.fsencode(text)

    if int(_libc.mount(raw(source), raw(target), raw(kind), ctypes.c_ulong(flags), raw(data))) < 0:
        _raise(f"mount {target}")


def umount(target: str) -> None:
    """Detach a mount. Raises OSError."""
    if int(_libc.umount2(os.fsencode(target), 2)) < 0:
        _raise(f"umount {target}")
