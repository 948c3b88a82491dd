"""One run: it owns the run's folder, forks the learner's process (and the checker), watches over them and ends them.

Forked by the host before any request is there (so that a request finds everything forked), it forks the learner's process
first: that one must never hold in its memory what a request or the checker brings. It lives on when the host dies.

Here is what all runs have in common; `judged.Check` and `own.Script` say how each begins, goes on and ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import inside, lanes, record
from .endings import crash, of_status, remove, unrecorded
from .figures import Figures
from .points import Points
from .sandbox import tree, watchdog
from .spawn import Channel, fork

_PIPE = 1 << 20             # bytes that the pipes hold, where the system allows it
_CHUNK = 1 << 16
_RATE = 16 << 20            # bytes of output that are taken in a second: whoever prints more has to wait

REFUSED = 3                 # exit status that tells the host to do without namespaces (host._REFUSED)

# how a run ended -> what is said of it
_DETAIL = {
    "timeout": "It was still running after {wall:g} seconds.",
    "memory": "It used more than {memory} MB of memory.",
    "output": "It printed more than {output} MB.",
    "stopped": "It was stopped.",
}


@dataclass(frozen=True)
class Image:
    """What the host knows of itself and hands to its forks."""

    anonymous: int              # kB of the memory that forks share with it
    tasks: int                  # threads the user may have, this run's included
    environment: Mapping[str, str]
    off: tuple[str, ...] = ()
    no_namespaces: str = ""     # why there are none


def supervisor_main(channel_socket: socket.socket, image: Image, make: Callable[[Image], Run]) -> None:
    """A supervisor from its fork to the end of its run, or of the host."""
    os.setsid()
    tree.subreaper()
    channel = Channel(channel_socket)
    run = make(image)
    try:
        go = channel.receive()
    except (EOFError, OSError):
        run.end_all()
        return
    # From here on the run belongs to its folder, not to the host: it goes on when that one dies.
    tree.outlive_parent()
    place = int(go.get("place") or 0)
    if not place:
        channel.close()
    client = socket.socket(fileno=channel.fds[0])
    try:
        run.hold(client, go["run"], go["request"], channel, place)
    finally:
        run.end_all()
        client.close()
    if run.refused:
        os._exit(REFUSED)


class Run:
    """The processes, descriptors and limits of one run."""

    most = 64                   # processes
    network = False

    def __init__(self, image: Image) -> None:
        self.image = image
        self._wake, wakeup = socket.socketpair()
        for end in (self._wake, wakeup):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGTERM, lambda *_: None)
        self._wakeup = wakeup
        signal.set_wakeup_fd(wakeup.fileno(), warn_on_full_buffer=False)

        ours, theirs = socket.socketpair()                      # the interview: checker and learner
        self.output, output = self._pipe()
        self.metrics, metrics = self._pipe()
        mine, control = socket.socketpair()
        private, network = self.private, self.network
        self.learner = fork(lambda: inside.side_main(theirs, metrics, control, output, private, network),
                            keep=(theirs.fileno(), metrics, control.fileno(), output))
        self.to_learner: Channel | None = Channel(mine)
        for end in (theirs, control):
            end.close()
        os.close(output)
        os.close(metrics)
        self.checker = 0                    # there may be none
        self.to_checker: Channel | None = None
        self._fork_checker(ours)

        self.how = ""                       # why we ended it, when it was us
        self.detail = ""
        self.status: int | None = None      # of the learner's process, once it has ended
        self.refused = False                # the namespaces could not be filled
        self.started = False                # the start event is written
        self.sandbox: dict[str, Any] | None = None
        self.seed: int | None = None
        self.titles: list[str] | None = None
        self.failed = ""                    # what we could not do
        self.points = Points()
        self.open = {self.output, self.metrics}
        self.second, self.taken = 0.0, 0        # bytes of output in this second
        self.wall, self.memory = 60.0, 4096     # seconds, MB
        self.watchdog: watchdog.Watchdog | None = None      # made by `_take`; None where it is switched off
        self.newest = False                 # of too much output the newest is kept, and nothing is ended for it

    @property
    def private(self) -> bool:
        """Whether the learner's side gets namespaces."""
        return not self.image.no_namespaces

    # -- what each kind of run says ----------------------------------------------------------------------------------

    def _fork_checker(self, ours: socket.socket) -> None:
        """Fork who asks the learner's process, at this end of their line; or close it."""
        raise NotImplementedError

    def _take(self) -> None:
        """What the request asks for: `wall`, `memory`, `newest`, and who counts what it uses. Raises OSError."""
        raise NotImplementedError

    def _brief(self) -> None:
        """Tell the processes what they are for."""
        raise NotImplementedError

    def _opening(self) -> dict[str, Any]:
        """What the run's first event says beside what it always says."""
        raise NotImplementedError

    def _watch(self) -> None:
        """Until nothing more can come of it."""
        raise NotImplementedError

    def _from_checker(self) -> None:
        """Something can be read from the checker."""

    def _checker_gone(self) -> None:
        """It has ended."""

    def _close(self) -> None:
        """What is still in the pipes, and the end event."""
        raise NotImplementedError

    # ----------------------------------------------------------------------------------------------------------------

    @staticmethod
    def _pipe() -> tuple[int, int]:
        read, write = os.pipe()
        import fcntl

        with contextlib.suppress(OSError, AttributeError):
            fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, _PIPE)
        os.set_blocking(read, False)
        return read, write

    # -- the run -----------------------------------------------------------------------------------------------------

    def hold(self, client: socket.socket, name: str, request: dict[str, Any], line: Channel, place: int = 0) -> None:
        """The whole run. The client gets its answer at once; its connection ends when the run is over. `place` in the `line`: it
        has to wait for its turn."""
        self.request = request
        self.cap = int((request.get("limits") or {}).get("output") or record.OUTPUT_CAP)
        folder = Path(request["runs"]) / name
        temp = ""
        try:
            self._take()
            # A short name: programs make sockets in their temp folder, and those names must be short.
            temp = os.path.realpath(tempfile.mkdtemp(prefix="torchtutor-"))
            self.temp, self.own = f"{temp}/t", f"{temp}/own"    # what both sides see; what only the checker sees
            self.root = f"{temp}/root"
            for part in (self.temp, self.own, self.root):
                Path(part).mkdir(mode=0o700)
            self.writer = record.Writer.create(folder, request, output_cap=self.cap, temp=temp, newest=self.newest, session=self.learner)
            self.figures = Figures(self.writer.figure)
            self.points.aside = self.figures.line
            if place:
                self._tell_place(place)
        except OSError as error:
            _answer(client, {"error": unrecorded(error, folder, request.get("outputs", ""))})
            if temp:
                remove(temp)
            return
        _answer(client, {"run": name, "folder": str(folder)})
        try:
            if place:
                self._in_line(line)
            self._brief()
            self._watch()
            self._close()
        except Exception as error:
            with contextlib.suppress(OSError):      # the log may be on a full disk
                traceback.print_exc()
            self.writer.end("lost", f"The process that watched over this run failed ({type(error).__name__}): that is our mistake.")
        finally:
            self.writer.close()
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)        # whoever waits may go on; we clean up
            self.end_all()
            remove(temp)

    def _tell_place(self, place: int) -> None:
        self.writer.event({"e": "wait", "t": 0, "place": place})

    def _in_line(self, line: Channel) -> None:
        def signalled() -> bool:
            self._signalled()
            return bool(self.how)

        lanes.wait(line, self._wake.fileno(), signalled, self._tell_place)
        line.close()
        self.writer.begin()

    def _tell(self, whom: str, message: Mapping[str, Any]) -> None:
        channel: Channel | None = getattr(self, whom)
        if channel is not None:
            with contextlib.suppress(OSError):      # gone: its end is seen elsewhere
                channel.send(message)

    # -- watching ----------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        """The run's first event, whatever else is known by now."""
        if self.started:
            return
        self.started = True
        device = str(self.request.get("device") or "cpu")
        self.writer.event({"e": "start", "t": 0, **self._opening(), "seed": self.seed or 0, "device": device, "checks": self.titles or [],
                           "sandbox": self.sandbox or {"on": [], "missing": []}})

    def _listen(self, seconds: float) -> None:
        """Wait for whatever comes first, and take it."""
        waiting: dict[int, Callable[[], None]] = {self._wake.fileno(): self._signalled}
        now = time.monotonic()
        if now - self.second >= 1:
            self.second, self.taken = now, 0
        if self.taken >= _RATE:
            seconds = min(seconds, self.second + 1 - now)
        elif self.output in self.open:
            waiting[self.output] = self._read_output
        if self.metrics in self.open:
            waiting[self.metrics] = self._read_metrics
        if self.to_checker is not None:
            waiting[self.to_checker.sock.fileno()] = self._from_checker
        if self.to_learner is not None:
            waiting[self.to_learner.sock.fileno()] = self._from_learner
        poll = select.poll()
        for fd in waiting:
            poll.register(fd, select.POLLIN)
        for fd, _ in poll.poll(seconds * 1000):
            waiting[fd]()

    def _signalled(self) -> None:
        try:
            numbers = self._wake.recv(4096)
        except BlockingIOError:
            return
        if signal.SIGTERM in numbers:
            self._limit("stopped")
        self._reap()

    def _reap(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            if pid == self.learner:
                self.learner = 0
                self._from_learner()            # in namespaces it is told; this process then ended after it
                if self.status is None:
                    self.status = status
            elif pid == self.checker:
                self.checker = 0
                self._checker_gone()

    def _read_output(self) -> None:
        try:
            data = os.read(self.output, _CHUNK)
        except BlockingIOError:
            return
        self.taken += len(data)
        if not data:
            self.open.discard(self.output)
        elif not self.writer.output(data) and not self.how:
            self._limit("output")

    def _read_metrics(self) -> None:
        try:
            data = os.read(self.metrics, _CHUNK)
        except BlockingIOError:
            return
        if not data:
            self.open.discard(self.metrics)
        else:
            self._start()
            self._keep(self.points.feed(data, self.writer.began, time.monotonic()))

    def _keep(self, events: list[dict[str, Any]]) -> None:
        """Record what the learner's process measured."""
        self.writer.events(events)

    def _from_learner(self) -> None:
        if self.to_learner is None:
            return
        try:
            messages = self.to_learner.feed()
        except (EOFError, OSError, ValueError):
            self.to_learner.close()
            self.to_learner = None
            return
        for message in messages:
            if "exit" in message:
                self.status = message["exit"]
            elif "refused" in message:
                self.refused = True
                self.failed = f"{message['refused'].rstrip('.')}: try again, the runner then does without."
            else:
                self.sandbox = message["sandbox"]
                if self.watchdog is None:
                    self.sandbox["missing"].append(f"no {watchdog.NAME}: switched off when the runner was started")
                self._send_seed()

    def _send_seed(self) -> None:
        """The learner's code may begin: it is confined, and the seed is known."""
        if self.sandbox is not None and self.seed is not None and self.to_learner is not None:
            self._tell("to_learner", {"seed": self.seed})

    # -- limits ------------------------------------------------------------------------------------------------------

    def _limit(self, how: str, detail: str = "") -> None:
        """End the learner's side; the checker sees that it is silent, asks why, and gives its verdict."""
        if not self.how:
            self.how = how
            self.detail = detail or _DETAIL[how].format(wall=self.wall, memory=self.memory, output=self.cap >> 20)
        self._kill_learner()

    def _kill_learner(self) -> None:
        """End all of the learner's side, however fast it makes new processes; how it ended is known already or does not matter."""
        ended = tree.sweep(frozenset({self.checker} - {0}), seconds=2.0)
        if self.learner in ended:
            status, self.learner = ended[self.learner], 0
            self._from_learner()
            if self.status is None:
                self.status = status

    def _count(self, wide: bool) -> None:
        if self.watchdog is not None:
            how, detail = self.watchdog.look(tree.descendants(os.getpid(), without=self.checker, most=self.most), wide)
            if how:
                self._limit(how, detail)

    def ended(self) -> dict[str, Any]:
        """How the learner's process ended, as far as is known: how (only when it is certain), signal, code, detail."""
        found: dict[str, Any] = {"signal": None, "code": None, "detail": self.detail}
        if self.how and self.detail != "It gave no answer in time.":
            return {"how": self.how, **found}
        if self.how or self.status is None:
            return found
        number, code = of_status(self.status)
        if number == signal.SIGXCPU:
            return {"how": "timeout", **found, "signal": number}
        return {"how": "died", **found, "signal": number, "code": code, "detail": crash(number, code)}

    # -- the end -----------------------------------------------------------------------------------------------------

    def _drain(self) -> None:
        """What still lies in the pipes."""
        for read in (self._read_output, self._read_metrics):
            for _ in range(2 * _PIPE // _CHUNK):
                before = len(self.open)
                try:
                    read()
                except OSError:
                    break
                if len(self.open) < before:
                    break
        began, now = self.writer.began, time.monotonic()
        self._keep([*self.points.rest(began, now), *self.figures.rest(began, now)])

    def end_all(self) -> None:
        """Nothing of this run is left afterwards."""
        tree.sweep()


def _answer(client: socket.socket, message: Mapping[str, Any]) -> None:
    """One line to whoever asked; nobody there is no error."""
    with contextlib.suppress(OSError):
        client.sendall(json.dumps(message).encode() + b"\n")
