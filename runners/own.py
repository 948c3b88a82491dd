"""A run of a script of the learner's own, as its supervisor sees it: no checker, no end but its own, the newest output kept."""

from __future__ import annotations

import contextlib
import math
import os
import re
import select
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from . import lanes, sandbox
from .endings import crash, of_status
from .event_file import EventFile
from .sandbox import tree
from .sandbox.watchdog import NAME, Watchdog
from .supervisor import Image, Run

_SILENT = 0.5               # seconds until what does not let go of the pipes is swept
_SHARE = 0.9                # of the machine's memory
_LEAVE = 3.0                # seconds that a script has to come to an end by itself once it is stopped
_MOST = 512                 # processes: data loaders' workers, and programs that it starts
_THREADS = 1024 + 64 * (os.cpu_count() or 1)      # of the user, beyond what there are: each of those may compute on all processors
_OPEN = "no sandbox: you said --no-sandbox, so this script can read and change all that you can"
# Of the caller's variables what gives away keys, and ways to other programs of theirs.
_SECRET = re.compile(r"TOKEN$|SECRET|PASSW|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|AUTH_SOCK", re.IGNORECASE)
_WAYS = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR", "GPG_AGENT_INFO", "TMUX", "STY")
_FOR_THE_NETWORK = ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "WANDB_API_KEY")


def machine_memory() -> int:
    """MB of memory that there are, for us: the machine's, or fewer where a container has a limit."""
    found = math.inf
    with contextlib.suppress(OSError, ValueError, IndexError):
        found = int(Path("/proc/meminfo").read_text().split("MemTotal:")[1].split()[0]) / 1024
    for place in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        with contextlib.suppress(OSError, ValueError):
            found = min(found, int(Path(place).read_text()) / (1 << 20))
    return int(found) if math.isfinite(found) else 1 << 20


def environment(asked: Mapping[str, str], request: Mapping[str, Any], temp: str) -> dict[str, str]:
    """What the script finds in os.environ: what its caller has, without what would lead out of the sandbox."""
    found = dict(asked)
    if request.get("sandbox", True):
        known = _FOR_THE_NETWORK if request.get("net") else ()
        found = {k: v for k, v in found.items() if k not in _WAYS and (k in known or not _SECRET.search(k))}
        found["TMPDIR"] = temp
    found |= {"PWD": str(request["cwd"]), "MPLBACKEND": "Agg"}
    if request.get("device") == "cpu":
        found["CUDA_VISIBLE_DEVICES"] = ""
    return found


def _threads(environment: Mapping[str, str]) -> int:
    given = environment.get("OMP_NUM_THREADS", "")
    return max(1, min(int(given) if given.isdecimal() and given else lanes.cores(), 256))


class Script(Run):
    """One run of one script."""

    most = _MOST
    pace = 0.5

    def __init__(self, image: Image, *, network: bool = False, walls: bool = True) -> None:
        self.network, self.walls = network, walls
        self.code: int | None = None
        self.event_file: EventFile | None = None        # made with the first point
        super().__init__(image)
        self.titles = []

    # -- what differs from a check -----------------------------------------------------------------------------------

    @property
    def private(self) -> bool:
        return self.walls and super().private

    def _fork_checker(self, ours: Any) -> None:
        ours.close()

    def _take(self) -> None:
        limits = self.request.get("limits") or {}
        self.wall = float(limits.get("wall") or math.inf)
        self.memory = int(limits.get("memory") or machine_memory() * _SHARE)
        self.request["limits"] = {**limits, "memory": self.memory}
        self.newest = True
        if NAME not in self.image.off:
            self.watchdog = Watchdog(self.most, self.memory, self.image.anonymous, disk=0)
            self.watchdog.begin()
        self.seed = int.from_bytes(os.urandom(4), "little")

    def _brief(self) -> None:
        request, off = self.request, self.image.off
        found = environment(request["environment"], request, self.temp)
        policy = sandbox.of_run({**request, "environment": found}, self.temp, tasks=self.image.tasks + _THREADS, off=off)
        source = request["sources"][request["main"]]
        script = {key: request[key] for key in ("path", "folder", "cwd", "args")} | {
            "source": source, "name": str(request.get("name") or request["path"]), "umask": int(request.get("umask", 0o022)),
            "threads": _threads(found), "doctor": request.get("doctor", "on") != "off"}
        missing, opened = (self.image.no_namespaces, "") if self.walls else ("", _OPEN)
        self._tell("to_learner", {"policy": policy.plain(), "root": self.root, "missing": missing, "beside": "", "environment": found,
                                  "folder": request["cwd"], "script": script, "open": opened})

    def _opening(self) -> dict[str, Any]:
        request = self.request
        return {"kind": "run", "what": request["main"], "path": request["path"], "folder": request["folder"], "cwd": request["cwd"],
                "args": request["args"], "net": bool(request.get("net"))}

    # -- watching ----------------------------------------------------------------------------------------------------

    def _watch(self) -> None:
        """Until its process has ended."""
        began, look, wide, leave = self.writer.began, 0.0, 0.0, math.inf
        while self.status is None and not self.failed:
            now = time.monotonic()
            if not self.started and self.sandbox is not None:
                self._start()
            if self.how and leave == math.inf:
                leave = look = now + (_LEAVE if self.how == "stopped" else 0.0)
            if now >= leave:
                self._kill_learner()
            elif not self.how and now > look:
                if now - began > self.wall:
                    self._limit("timeout")
                    continue
                self._count(now > wide)
                if now > wide:
                    wide = now + max(2.0, 20 * (time.monotonic() - now))
                look = now + min(self.pace, 0.05 + (now - began) / 40)
            if self.status is None:
                self._listen(max(0.0, min(look, leave, began + self.wall) - now))
        self._start()

    def _limit(self, how: str, detail: str = "") -> None:
        """A script that is stopped may still save what it has: it hears what Ctrl-C would have told it."""
        if how == "stopped" and not self.how and self.started:
            self.how, self.detail = how, "It was stopped."
            with contextlib.suppress(OSError):
                os.killpg(self.learner, signal.SIGINT)
        else:
            super()._limit(how, detail)

    def _keep(self, events: list[dict[str, Any]]) -> None:
        super()._keep(events)
        if self.event_file is None:
            self.event_file = EventFile(self.writer.folder, time.time() - self.writer.elapsed())
        self.event_file.add(events)

    # -- the end -----------------------------------------------------------------------------------------------------

    def _silence(self) -> None:
        """End what the script started and left behind.

        Not before the kernel has cleared it all away, which takes namespaces 40 ms, but until nobody holds the pipes any more: what
        comes after the end event is only cleaning up. Whoever stops a run, though, is told that its memory is free.
        """
        if not self.how:
            tree.strike()
            until = time.monotonic() + _SILENT
            while self.open and time.monotonic() < until:
                poll = select.poll()
                for fd in self.open:
                    poll.register(fd, select.POLLIN)
                for fd, _ in poll.poll(100):
                    (self._read_output if fd == self.output else self._read_metrics)()
            if not self.open:
                return
        self._kill_learner()

    def _close(self) -> None:
        self._silence()
        self._drain()
        how, detail = self.how, self.detail
        if self.status is not None:
            number, code = of_status(self.status)
            self.code = code if code is not None else 128 + int(number or 0)
            if not how and number is not None:
                how, detail = ("timeout" if number == signal.SIGXCPU else "died"), crash(number, None)
        if self.failed:
            how, detail = "died", self.failed
        more: dict[str, Any] = {} if self.code is None else {"code": self.code}
        if self.writer.dropped:
            more["dropped"] = self.writer.dropped
        if self.event_file is not None:
            self.event_file.close()
        self.writer.end(how or "done", detail, **more)
