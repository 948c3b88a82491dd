"""The warm process: torch is loaded once, and each run is a fork of it.

It knows no course, holds no answers and runs no code but ours: what a learner's process could find in the memory it was forked
from is torch. It serves one user over a socket in a private folder, and leaves when nobody has asked for a while.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")      # before numpy: its threads would not survive a fork
os.environ.setdefault("MPLBACKEND", "Agg")

import argparse
import contextlib
import json
import selectors
import signal
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import record
from .client import LOADED, LOADING
from .door import dismiss_others, identity, listen, peer
from .endings import remove
from .lanes import WAITING, Going, Lanes
from .sandbox import namespaces, tree

if TYPE_CHECKING:
    from .supervisor import Image, Run

REQUEST_CAP = 8 << 20           # bytes of a request
_SLOW = 10.0                    # seconds a client has for its request
_PREPARE = 300                  # seconds for the conversations of one exercise
_ROOM = 160                     # threads that a run may have beyond what the user has when it is made ready
_AFTER = 0.05                   # seconds of quiet before the next run is made ready
_HOUSEKEEPING = 30.0            # seconds between looks at old runs and at our socket
_REFUSED = 3                    # exit status of a supervisor whose namespaces could not be filled


@dataclass
class Client:
    """A connection that has not said everything yet."""

    sock: socket.socket
    until: float
    data: bytearray = field(default_factory=bytearray)


class Host:
    """Accepts requests and forks. All of its state is here; nothing blocks for longer than a fork."""

    def __init__(self, listener: socket.socket, place: Path, cache: Path, idle: float, off: tuple[str, ...]) -> None:
        self.listener, self.place, self.cache, self.idle, self.off = listener, place, cache, idle, off
        self.runs = cache / "runs"
        self.ours = identity(place)
        self.image = tree.anonymous(os.getpid())
        self.environment = dict(os.environ)
        self.clients: dict[int, Client] = {}
        self.lanes = Lanes()                            # supervisors that have a run
        self.going = self.lanes.all
        self.standby: dict[str, tuple[int, socket.socket]] = {}     # by kind: the supervisor of the next run, and the way to it
        self.scripts = False                            # whether a script was ever run: who only does exercises needs no standby for it
        self.preparing: dict[int, str] = {}             # pid -> exercise; at most one
        self.wanted: dict[str, dict[str, Any]] = {}     # what to prepare next, the latest request for each exercise
        self.leaving = False
        self.last = time.monotonic()
        self.began = time.time()
        self.count = 0
        self.housekeeping = time.monotonic() + 2
        self.no_namespaces = "no namespaces: switched off when the runner was started" if "namespaces" in off else namespaces.probe()
        self.select = selectors.DefaultSelector()
        self._wake, self._wakeup = socket.socketpair()
        for sock in (self._wake, self._wakeup, listener):
            sock.setblocking(False)
        for number in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(number, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.set_wakeup_fd(self._wakeup.fileno(), warn_on_full_buffer=False)
        self.select.register(listener, selectors.EVENT_READ)
        self.select.register(self._wake, selectors.EVENT_READ)

    # -- the loop ----------------------------------------------------------------------------------------------------

    def serve(self) -> None:
        """Until it is told to leave, or has been idle for long."""
        for name in record.ids(self.runs):          # of hosts that are gone
            _settle(self.runs / name)
        while not (self.leaving and not self.going):
            now = time.monotonic()
            self._in_quiet(now)
            for key, _ in self.select.select(self._patience(now)):
                if key.fileobj is self.listener:
                    self._accept()
                elif key.fileobj is self._wake:
                    self._signalled()
                else:
                    self._read(self.clients[key.fd])
            for client in [c for c in self.clients.values() if c.until < time.monotonic()]:
                self._drop(client)
        self._leave()

    def _busy(self) -> bool:
        return bool(self.going or self.preparing or self.wanted or self.clients)

    def _patience(self, now: float) -> float | None:
        """Seconds until something has to be done that nobody asks for; None if only the end of a run is awaited."""
        if self.leaving and not self.going:
            return 0.0
        until = [client.until for client in self.clients.values()]
        if not self.leaving:
            until.append(self.housekeeping)
            if not self._busy():
                until.append(self.last + self.idle)
            if not self.lanes.of("check") and (self._lacking() or (self.wanted and not self.preparing)):
                until.append(self.last + _AFTER)
        return max(0.0, min(until) - now) if until else None

    def _lacking(self) -> str:
        """The kind of run for which nothing stands by; '' when all is there."""
        if "standby" in self.off:
            return ""
        return next((kind for kind in ("check", "run") if kind not in self.standby and (kind == "check" or self.scripts)), "")

    def _in_quiet(self, now: float) -> None:
        """What nobody waits for: the next run's processes, conversations ahead, old runs, leaving."""
        if self.leaving:
            return
        if not self._busy() and now - self.last >= self.idle:
            self._stop_listening()
            return
        if not self.lanes.of("check") and now - self.last >= _AFTER:
            if lacking := self._lacking():
                self._make_ready(lacking)
            elif self.wanted and not self.preparing:
                self._prepare()
        if now >= self.housekeeping:
            self.housekeeping = now + _HOUSEKEEPING
            if identity(self.place) != self.ours:      # somebody cleaned up, or a newer host took over
                self._stop_listening()
            elif not self.lanes.of("check"):
                record.prune(self.runs)

    # -- clients -----------------------------------------------------------------------------------------------------

    def _accept(self) -> None:
        try:
            sock, _ = self.listener.accept()
        except OSError:
            return
        if peer(sock) != os.getuid() or len(self.clients) >= 64:
            sock.close()
            return
        sock.setblocking(False)
        self.clients[sock.fileno()] = Client(sock, time.monotonic() + _SLOW)
        self.select.register(sock, selectors.EVENT_READ)

    def _forget(self, client: Client) -> None:
        self.select.unregister(client.sock)
        del self.clients[client.sock.fileno()]
        client.sock.setblocking(True)

    def _drop(self, client: Client) -> None:
        self._forget(client)
        client.sock.close()

    def _read(self, client: Client) -> None:
        try:
            data = client.sock.recv(1 << 18)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        client.data += data
        line, newline, _ = client.data.partition(b"\n")
        if newline:
            self._forget(client)
            self.last = time.monotonic()
            try:
                self._request(client.sock, bytes(line))
            except Exception as error:
                _log(traceback.format_exc().rstrip())
                _answer(client.sock, {"error": f"The runner can't take this on ({type(error).__name__}: {error}). Its log has more."})
            finally:
                client.sock.close()         # a run has its own copy
        elif not data:
            self._drop(client)
        elif len(client.data) > REQUEST_CAP:
            self._forget(client)
            _answer(client.sock, {"error": f"The request is larger than {REQUEST_CAP >> 20} MiB: is the file to be checked that large?"})
            client.sock.close()

    def _request(self, sock: socket.socket, line: bytes) -> None:
        try:
            request = json.loads(line)
        except (ValueError, RecursionError):
            request = None
        op = request.get("op") if isinstance(request, dict) else None
        if op == "check":
            self._check(sock, request)
        elif op == "run":
            self._run(sock, request)
        elif op == "prepare":
            self._want(sock, request)
        elif op == "stop":
            _answer(sock, self._stop(str(request.get("run"))))
        elif op == "status":
            _answer(sock, self._status())
        elif op == "quit":
            _answer(sock, {"ok": True})
            self._stop_listening()
            if request.get("now"):
                for pid in self.going:
                    tree.kill(pid, signal.SIGTERM)
        else:
            _answer(sock, {"error": "The runner was asked for something that it does not know. Is one of the two an older version?"})

    # -- runs --------------------------------------------------------------------------------------------------------

    def _check(self, sock: socket.socket, request: dict[str, Any]) -> None:
        from .request import problem

        wrong = problem(request)
        if wrong:
            _answer(sock, {"error": wrong})
            return
        if self._begin(sock, request, "check", lambda: self._ahead("check")):
            # The next save will come: what it needs is held when this run is over.
            self.wanted[str(request["exercise"])] = {k: v for k, v in request.items() if k != "sources"}

    def _run(self, sock: socket.socket, request: dict[str, Any]) -> None:
        from .own import Script
        from .request import place, run_problem

        found = run_problem(request) or place(request)
        if isinstance(found, str):
            _answer(sock, {"error": found})
            return
        request["folder"], request["cwd"] = found
        network, walls = bool(request.get("net")), bool(request.get("sandbox", True))
        self.scripts = True
        usual = walls and not network
        self._begin(sock, request, "run",
                    lambda: self._ahead("run") if usual else self._fork(lambda image: Script(image, network=network, walls=walls)))

    def _begin(self, sock: socket.socket, request: dict[str, Any], kind: str, make: Callable[[], tuple[int, socket.socket]]) -> bool:
        """Hand a request to a supervisor, which goes to work or in line."""
        from .spawn import Channel

        place = self.lanes.place(kind)
        if place > WAITING:
            _answer(sock, {"error": f"{WAITING} are waiting already: stop one, or wait for one to end."})
            return False
        name = record.new_id()
        while (Path(request["runs"]) / name).exists():
            name = record.new_id()
        for _ in range(3):                  # the one that stood by may have been killed
            pid, end = make()
            channel = Channel(end)
            try:
                channel.send({"run": name, "request": request, "place": place}, [sock.fileno()])
            except OSError:
                end.close()
                continue
            if not place:
                end.close()
            self.going[pid] = Going(name, Path(request["runs"]) / name, time.time(), kind, channel if place else None)
            self.count += 1
            return True
        _answer(sock, {"error": "The run could not be started: its first process is ended from outside each time."})
        return False

    def _make_ready(self, kind: str) -> None:
        """Fork a run's processes ahead, so that the next request finds them waiting."""
        from .judged import Check
        from .own import Script

        self.standby[kind] = self._fork(Check if kind == "check" else Script)

    def _ahead(self, kind: str) -> tuple[int, socket.socket]:
        """What stands by, or would have."""
        if kind not in self.standby:
            self._make_ready(kind)
        return self.standby.pop(kind)

    def _fork(self, make: Callable[[Image], Run]) -> tuple[int, socket.socket]:
        """A supervisor, and the way to it."""
        from .spawn import fork
        from .supervisor import Image, supervisor_main

        tasks = tree.tasks_of(os.getuid()) + _ROOM
        image = Image(self.image, tasks, self.environment, self.off, self.no_namespaces)
        here, there = socket.socketpair()
        pid = fork(lambda: supervisor_main(there, image, make), keep=(there.fileno(),))
        there.close()
        return pid, here

    def _stop(self, run: str) -> dict[str, Any]:
        for pid, going in self.going.items():
            if going.run == run:
                if record.load(going.folder).end is not None:       # over, and only cleaning up
                    return {"ok": False}
                tree.kill(pid, signal.SIGTERM)
                return {"ok": True}
        if not record.is_id(run):
            return {"error": f"{run[:60]!r} is not the name of a run."}
        # A run of a host that is gone: its supervisor goes on, and its folder says who that is.
        pid = record.supervisor(self.runs / run)
        if not pid:
            return {"ok": False}
        tree.kill(pid, signal.SIGTERM)
        return {"ok": True}

    def _status(self) -> dict[str, Any]:
        import torch

        from . import sandbox

        report = sandbox.probe(sandbox.Policy(off=self.off, private=not self.no_namespaces))
        if self.no_namespaces:
            report.missing.insert(0, self.no_namespaces)
        return {"pid": os.getpid(), "since": self.began, "python": sys.version.split()[0], "torch": torch.__version__, "count": self.count,
                "runs": [{"run": g.run, "kind": g.kind, "folder": str(g.folder), "since": g.since}
                         for g in self.going.values() if g.line is None],
                "waiting": [g.run for kind in ("check", "run") for g in self.lanes.line(kind)],
                "standby": [pid for pid, _ in self.standby.values()],
                "preparing": [*self.preparing.values(), *self.wanted], "sandbox": report.plain()}

    # -- conversations ahead -----------------------------------------------------------------------------------------

    def _want(self, sock: socket.socket, request: dict[str, Any]) -> None:
        from .request import problem

        stand_in = {**request, "main": "m.py", "sources": {"m.py": ""}}
        wrong = problem({**stand_in, "path": str(request.get("path") or "m.py")})
        if wrong:
            _answer(sock, {"error": wrong})
            return
        self.wanted[str(request["exercise"])] = request
        _answer(sock, {"ok": True})

    def _prepare(self) -> None:
        from . import inside
        from .spawn import fork

        exercise, request = next(iter(self.wanted.items()))
        del self.wanted[exercise]
        pid = fork(lambda: inside.prepare_main(request, self.environment, _PREPARE))
        self.preparing[pid] = exercise

    # -- endings -----------------------------------------------------------------------------------------------------

    def _signalled(self) -> None:
        try:
            numbers = self._wake.recv(4096)
        except BlockingIOError:
            return
        if signal.SIGTERM in numbers:
            self._stop_listening()
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            self._gone(pid, status)

    def _gone(self, pid: int, status: int) -> None:
        self.last = time.monotonic()
        if status:
            _log(f"process {pid} ended with status {status:#x}")
        for kind in [kind for kind, (waiting, _) in self.standby.items() if waiting == pid]:
            self.standby.pop(kind)[1].close()
        self.preparing.pop(pid, None)
        going = self.lanes.leave(pid)
        if going is not None and status:
            _settle(going.folder)
            if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _REFUSED:
                self.no_namespaces = "no namespaces: the system refused to fill them, so the other layers stand alone"
        self._orphans()

    def _orphans(self) -> None:
        """What a killed child of ours left behind has come to us: nobody watches over it any more."""
        known = {*self.going, *self.preparing, *(pid for pid, _ in self.standby.values())}
        tree.sweep(frozenset(known), seconds=0.5)       # what takes longer comes up again when it has ended

    def _stop_listening(self) -> None:
        if self.leaving:
            return
        self.leaving = True
        self.wanted.clear()
        if identity(self.place) == self.ours:
            with contextlib.suppress(OSError):
                self.place.unlink()
        self._accept()                  # whoever came just before is told nothing, and starts a new host
        self.select.unregister(self.listener)
        self.listener.close()

    def _leave(self) -> None:
        for client in list(self.clients.values()):
            self._drop(client)
        for _, end in self.standby.values():
            end.close()
        for pid in self.preparing:
            tree.kill(pid, signal.SIGTERM)
        tree.sweep(seconds=2)


def _settle(folder: Path) -> None:
    """Mark a run as lost that nobody watches over any more, end what it left running, and remove what it left on the disk."""
    end, until = record.settle(folder), time.monotonic() + 1
    while end is None and not record.watched(folder) and time.monotonic() < until:     # somebody else is just looking at it
        time.sleep(0.01)
        end = record.settle(folder)
    temp = Path(record.leftover(folder))
    # A run that is over has removed its temp folder itself.
    if end is not None and temp.is_absolute() and temp.name.startswith("torchtutor-") and temp.is_dir() and not temp.is_symlink():
        tree.end_strays(f"TMPDIR={temp}/t", record.session(folder))
        remove(str(temp))


def _log(text: str) -> None:
    """A line for whoever looks for the reason. A log that can't be written stops nobody's work."""
    with contextlib.suppress(OSError):
        print(text, file=sys.stderr, flush=True)


def _answer(sock: socket.socket, message: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):
        sock.settimeout(1.0)
        sock.sendall(json.dumps(message).encode() + b"\n")


def main() -> None:
    """`python -m runners.host`: started by the client, which reads one line from `--ready` (a descriptor)."""
    parser = argparse.ArgumentParser(prog="torchtutor host")
    parser.add_argument("--socket", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--ready", type=int, default=-1)
    parser.add_argument("--off", default="", help="layers of the sandbox that are left out, with commas; `standby`: no process ahead")
    options = parser.parse_args()
    place, extra = options.socket, os.environ.pop("TORCHTUTOR_ROOT", "")
    if extra and extra in sys.path:     # it was put first so that we are found; it belongs last
        sys.path.remove(extra)
        sys.path.append(extra)
    os.environ.pop("PYTHONPATH", None)
    idle = float(os.environ.pop("TORCHTUTOR_IDLE", "") or 1800)
    if os.fork():                       # whoever started us waits for this one only
        os._exit(0)
    os.setsid()
    os.umask(0o077)
    tempfile.tempdir = None
    tree.subreaper()
    _log(LOADING)
    from .warm import settle_down, warm

    warm()
    _log(LOADED)
    settle_down()
    listener = listen(place)
    tree.dumpable(False)                # from here on no other process looks into this one's memory
    dismiss_others(place)
    host = Host(listener, place, options.cache, idle, tuple(name for name in options.off.split(",") if name))
    if options.ready >= 0:
        with contextlib.suppress(OSError):
            os.write(options.ready, b"ready\n")
        os.close(options.ready)
    host.serve()


if __name__ == "__main__":
    # Under its own name, so that what the forks import is this module and not a second copy of it.
    from runners import host

    try:
        host.main()
    except Exception as problem:
        traceback.print_exc()
        sys.exit(f"{type(problem).__name__}: {problem}")
