"""The host's socket: a name in a private folder, one user, and no other host of the same installation beside it."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
from pathlib import Path


def peer(sock: socket.socket) -> int:
    """The user at the other end."""
    raw = sock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return int(struct.unpack("3i", raw)[1])


def identity(place: Path) -> tuple[int, int] | None:
    try:
        found = place.lstat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def listen(place: Path) -> socket.socket:
    """A socket that appears under its name only when it can be connected to. Raises OSError."""
    listener = socket.socket(socket.AF_UNIX)
    folder = os.open(place.parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    part = f"{place.name}.{os.getpid()}"
    try:
        # Through the folder's descriptor, since the names of sockets must be short.
        listener.bind(f"/proc/self/fd/{folder}/{part}")
        os.chmod(part, 0o600, dir_fd=folder)
        listener.listen(64)
        os.rename(part, place.name, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(part, dir_fd=folder)
        raise
    finally:
        os.close(folder)
    return listener


def dismiss_others(place: Path) -> None:
    """Hosts of an older state of the same installation have no callers any more: they may leave when their runs are over."""
    from .client import quietly_quit

    stem = place.name.rpartition("-")[0]
    for other in place.parent.glob(f"{stem}-*.sock"):
        if other != place and not quietly_quit(other):
            with contextlib.suppress(OSError):
                other.unlink()
