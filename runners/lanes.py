"""Who runs now and who waits: checks in one lane and runs of scripts in another, so that no check waits for a training.

Within a lane the first to come is the first to go. Who waits is a supervisor like any other, whose run has its folder already; it
is told its place in the line, and when its turn has come. When the host is gone it begins at once.
"""

from __future__ import annotations

import contextlib
import os
import select
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .spawn import Channel

WAITING = 64                    # in one lane; beyond, a request is refused


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def slots(kind: str) -> int:
    """How many go on at a time. A check is over in a moment; trainings share the machine with all that the learner does."""
    return max(4, min(16, cores())) if kind == "check" else max(2, min(8, cores() // 2))


@dataclass
class Going:
    """A supervisor at work, or in line (`line`: the way to tell it so)."""

    run: str
    folder: Path
    since: float
    kind: str = "check"
    line: Channel | None = None


class Lanes:
    """All supervisors that have a run, by pid."""

    def __init__(self) -> None:
        self.all: dict[int, Going] = {}

    def of(self, kind: str) -> list[Going]:
        return [going for going in self.all.values() if going.kind == kind and going.line is None]

    def line(self, kind: str) -> list[Going]:
        """Who waits, the first to go first."""
        return [going for going in self.all.values() if going.kind == kind and going.line is not None]

    def place(self, kind: str) -> int:
        """The place in the line that the next one gets; 0 when it needs not wait."""
        waiting = len(self.line(kind))
        return waiting + 1 if waiting or len(self.of(kind)) >= slots(kind) else 0

    def advance(self) -> None:
        """Let those go whose turn has come, and tell the others their place."""
        for kind in ("check", "run"):
            waiting = self.line(kind)
            free = max(0, slots(kind) - len(self.of(kind)))
            for going in waiting[:free]:
                _tell(going, 0)
                assert going.line is not None
                going.line.close()
                going.line = None
            if free:
                for place, going in enumerate(waiting[free:], 1):
                    _tell(going, place)

    def leave(self, pid: int) -> Going | None:
        """A supervisor is gone: who waited behind it moves up."""
        going = self.all.pop(pid, None)
        if going is None:
            return None
        if going.line is None:
            self.advance()
        else:
            going.line.close()
            for place, other in enumerate(self.line(going.kind), 1):
                _tell(other, place)
        return going


def _tell(going: Going, place: int) -> None:
    if going.line is not None:
        with contextlib.suppress(OSError):      # its end is seen elsewhere
            going.line.send({"place": place})


def wait(line: Channel, wake: int, signalled: Callable[[], bool], tell: Callable[[int], None]) -> None:
    """In the supervisor: until it is our turn, the host is gone, or `signalled` (called when `wake` can be read) says to leave."""
    while True:
        poll = select.poll()
        for fd in (wake, line.sock.fileno()):
            poll.register(fd, select.POLLIN)
        ready = {fd for fd, _ in poll.poll()}
        if wake in ready and signalled():
            return
        if line.sock.fileno() in ready:
            try:
                messages = line.feed()
            except (EOFError, OSError, ValueError):
                return
            for message in messages:
                if not message["place"]:
                    return
                tell(int(message["place"]))
