"""Forked processes that answer for the authors' files, one for many answers or one for each."""
from __future__ import annotations

import contextlib
import socket
from types import TracebackType
from typing import Any

from .interview import Interview, hold_text, trusted_side
from .room import Room
from .trial import Seen


class Sides:
    """Holds interviews with authors' answers, one after the other, in one forked process; a new one where an answer ended its process
    or left a trace in the library. A fork of a process that holds torch costs 26 ms, nearly all of it for page tables.

    `apart`: a process for each answer all the same. What an answer leaves behind (an open figure, a working directory) may change what
    the next one gives: who is surprised by an outcome looks again with `apart`, and so does the thorough verification.
    """

    def __init__(self, apart: bool) -> None:
        self.apart = apart
        self._stack = contextlib.ExitStack()
        self._sock: socket.socket | None = None

    def __enter__(self) -> Sides:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    def text(self, room: Room, text: str, seed: int, expected: dict[str, list[Seen]] | None, *, apart: bool = False,
             **how: Any) -> Interview:
        """As `hold_text`."""
        if self.apart or apart:
            with trusted_side() as sock:
                return hold_text(room, sock, text, seed, expected, **how)
        if self._sock is None:
            self._sock = self._stack.enter_context(trusted_side())
        found = hold_text(room, self._sock, text, seed, expected, **how)
        if found.ended or found.patched:
            self._stack.close()
            self._sock = None
        return found

    def pitfall(self, room: Room, name: str, seed: int, expected: dict[str, list[Seen]], *, apart: bool = False) -> Interview:
        """As `hold_pitfall`."""
        return self.text(room, room.pitfalls[name], seed, expected, apart=apart, under=True)
