"""Processes of ours: a fork that never returns, its descriptors, and messages between parent and child."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .sandbox import tree

_MESSAGE = 64 << 20             # bytes of the largest message between our own processes
_HIGH = 64                      # descriptors are moved out of the way above this number


def fork(main: Callable[[], None], *, keep: Iterable[int] = ()) -> int:
    """A child that runs `main` and ends; its pid. Of the open descriptors it has 0, 1, 2 and `keep`.

    It dies with its parent unless it says otherwise, and begins with the signals' default meanings. Call it while there is
    one thread: what another thread held would stay locked in the child for ever.
    """
    kept = sorted({0, 1, 2, *keep})
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        tree.die_with_parent()
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGTERM, signal.SIGCHLD, signal.SIGALRM):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)       # Ctrl-C belongs to the app
        close_others(kept)
        main()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                stream.flush()
        os._exit(code)
    raise AssertionError       # not reached


def close_others(keep: Iterable[int]) -> None:
    """Close every descriptor but these."""
    last = -1
    for fd in sorted(set(keep)):
        if fd > last + 1:
            os.closerange(last + 1, fd)
        last = fd
    os.closerange(last + 1, 1 << 20)


def arrange(places: Mapping[int, int]) -> None:
    """Put descriptors where they are wanted ({wanted: now}) and close all others."""
    moved = {wanted: fcntl.fcntl(now, fcntl.F_DUPFD_CLOEXEC, _HIGH) for wanted, now in places.items()}
    for wanted, now in moved.items():
        os.dup2(now, wanted, inheritable=wanted <= 2)
    close_others(places)


class Channel:
    """Messages (plain data) between our own processes, over a socket pair. For those who may wait."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._buffer = bytearray()
        self._ready: list[dict[str, Any]] = []
        self.fds: list[int] = []            # descriptors that came with messages

    def send(self, message: Mapping[str, Any], fds: Iterable[int] = ()) -> None:
        """Raises OSError when the other side is gone."""
        data = json.dumps(message).encode() + b"\n"
        if len(data) > _MESSAGE:
            raise OSError("a message of ours is too large")
        fds = list(fds)
        sent = socket.send_fds(self.sock, [data], fds) if fds else 0
        if sent < len(data):                # who has all of it may be gone already, and that is no failure
            self.sock.sendall(memoryview(data)[sent:])

    def feed(self) -> list[dict[str, Any]]:
        """The messages that are complete after one read. Raises EOFError when the other side is gone."""
        data, fds, _, _ = socket.recv_fds(self.sock, 1 << 18, 4)
        self.fds += fds
        if not data:
            raise EOFError
        self._buffer += data
        if len(self._buffer) > _MESSAGE:
            raise EOFError
        if b"\n" not in data:
            return []
        *lines, rest = bytes(self._buffer).split(b"\n")
        self._buffer = bytearray(rest)
        return [json.loads(line) for line in lines]

    def receive(self) -> dict[str, Any]:
        """The next message. Raises EOFError when the other side is gone."""
        while not self._ready:
            self._ready = self.feed()
        return self._ready.pop(0)

    def close(self) -> None:
        self.sock.close()
