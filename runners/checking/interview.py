"""Hold the conversation of each check with one side: the solution's, the learner's, a pitfall's."""
from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from .. import learner
from .compare import Raised
from .conversation import LearnerRaised, Line, Silent
from .room import Room
from .trial import Seen, Steps, Trial, Unreached

Report = Callable[[dict[str, Any]], None]
LOAD_SECONDS = 20.0       # importing a file may import a library for the first time


@dataclass
class Interview:
    """What was seen.  talks: check title -> observations, for the checks that were reached."""

    talks: dict[str, list[Seen]] = field(default_factory=dict)
    refused: Raised | None = None      # the file could not be loaded
    ended: str = ""                    # how the side fell silent: 'time', 'gone', 'broken'; '' when it did not
    took: float = 0.0                  # seconds inside the side's own code
    printed: str = ""
    patched: list[str] = field(default_factory=list)          # parts of the library that the file has replaced
    called: dict[str, str] = field(default_factory=dict)      # check title -> the last name of the file that was called

    def failing(self) -> list[str]:
        return [t for t, seen in self.talks.items() if not all(s.ok for s in seen)]


@dataclass
class Answerer:
    """Whom to ask: a connected socket, and the texts to be loaded there."""

    sock: socket.socket
    sources: dict[str, str]
    main: str
    path: str
    under: str | None = None


def check_seed(seed: int, title: str) -> int:
    return int.from_bytes(hashlib.blake2s(f"{seed}/{title}".encode(), digest_size=4).digest(), "big")


def interview(room: Room, side: Answerer, seed: int, expected: dict[str, list[Seen]] | None = None, *, only: list[str] | None = None,
              attempt: int = 1, device: str = "cpu", tmp: str | None = None, report: Report | None = None,
              keeps: bool = False) -> Interview:
    """Every check (or `only` those) held with one side.  Stops where the side falls silent: the rest is not reached."""
    found = Interview()
    line = Line(side.sock, check_seed(seed, ""), max(LOAD_SECONDS, room.seconds))
    try:
        line.ask("load", side.sources, side.main, side.path, side.under, room.program)
        found.printed = line.printed
        line.ask("far", room.far)
    except LearnerRaised as e:
        found.refused = e.raised
    except Silent as e:
        found.refused, found.ended = Raised(["Silent"], e.how, []), e.how
    found.took += line.took
    if found.refused is not None:
        return found
    def trial_of(name: str, said: dict[Any, Seen] | None, steps: Steps | None = None) -> Trial:
        line = Line(side.sock, check_seed(seed, name), room.seconds)
        return Trial(line, room.source, said, draw=room.draw, attempt=attempt, device=device, tmp=tmp, lesson=room.lesson,
                     handed=room.handed, keeps=keeps, steps=steps)

    every = None if expected is None else {s.key: s for seen in expected.values() for s in seen}
    steps = Steps(lambda name: trial_of(f"step {name}", every, steps))
    for i, check in enumerate(room.checks):
        title = room.titles[i]
        if only is not None and title not in only:
            continue
        if report is not None:
            report({"e": "check", "i": i})
        said = None if expected is None else {s.key: s for s in expected.get(title, [])}
        trial = trial_of(title, said, steps)
        line = trial.line
        if _hold(room, i, check, line, trial, found):
            found.talks[title] = trial.seen
        found.called[title] = line.last[0]
        found.took += line.took
        if found.ended:
            break
    steps.clear()
    if not found.ended:
        found.patched = _patched(side.sock)
    return found


def _patched(sock: socket.socket) -> list[str]:
    try:
        said = Line(sock, 0, 5.0).ask("intact")
    except (LearnerRaised, Silent):
        return ["the process that answers"]
    return [str(n)[:80] for n in said] if type(said) is list else ["the process that answers"]


def _hold(room: Room, i: int, check: Callable[[Trial], None], line: Line, trial: Trial, found: Interview) -> bool:
    """Whether the check was reached."""
    try:
        line.ask("check", i)
        check(trial)
    except Unreached:
        return any(not s.ok for s in trial.seen)
    except LearnerRaised as e:
        if e.raised.types[0] == "TooSlow":
            found.ended = "time"
        trial._note("runs without an error", e.raised, False, key=_where(e, room), expected="no error")
    except Silent as e:
        found.ended = e.how
        trial._note("answers in time", Raised(["Silent"], e.how, []), False, key=_where(e, room), expected="an answer")
    except Exception as e:                        # the check stumbled over something that it had not expected
        if all(s.ok for s in trial.seen):
            what, answer = line.last
            trial._note(f"what `{what}` returns" if what else "gives what was asked for", answer, False, key=_where(e, room),
                        expected=_Stumbled(what, type(e).__name__), proof=False)
    finally:
        trial.clear()
    return True


class _Stumbled:
    """In place of an expected value: the check could not go on with what it was given."""

    def __init__(self, what: str, error: str) -> None:
        self.what, self.error = what, error

    def __repr__(self) -> str:
        return "what the task describes"


def _where(e: BaseException, room: Room) -> tuple[int, str]:
    tb, line = e.__traceback__, 0
    while tb:
        line = tb.tb_lineno if tb.tb_frame.f_code.co_filename == room.source else line
        tb = tb.tb_next
    return line, "raised"


# ---- a side of our own, for what we trust ------------------------------------------------------------------------
@contextlib.contextmanager
def trusted_side(watch: Callable[[], learner.Watch] | None = None) -> Iterator[socket.socket]:
    """A forked process that answers for the solution or a pitfall.  Must be called in a single-threaded process."""
    here, there = socket.socketpair()
    pid = os.fork()
    if not pid:
        try:
            here.close()
            null = os.open(os.devnull, os.O_RDWR)
            for fd in (0, 1, 2):
                os.dup2(null, fd)
            sys.stdin = open(0, closefd=False)          # noqa: SIM115
            gc.disable()
            torch.set_num_threads(min(2, os.cpu_count() or 1))
            learner.serve(there, watch() if watch else None)
        finally:
            os._exit(0)
    there.close()
    try:
        yield here
    finally:
        here.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def hold_solution(room: Room, seed: int, **how: Any) -> Interview:
    with trusted_side(how.pop("watch", None)) as sock:
        return interview(room, Answerer(sock, room.solution, room.main, str(room.folder / room.main)), seed, **how)


def hold_pitfall(room: Room, name: str, seed: int, expected: dict[str, list[Seen]], **how: Any) -> Interview:
    """On a side of its own: a pitfall that leaves a figure open must not change the next one's answers."""
    with trusted_side() as sock:
        return hold_text(room, sock, room.pitfalls[name], seed, expected, under=True, **how)


def hold_text(room: Room, sock: socket.socket, text: str, seed: int, expected: dict[str, list[Seen]] | None, *, under: bool = False,
              **how: Any) -> Interview:
    sources = {**room.solution, room.main: text}
    base = room.solution[room.main] if under else None
    return interview(room, Answerer(sock, sources, room.main, str(Path("/exercise") / room.main), base), seed, expected, **how)


