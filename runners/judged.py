"""A check, as its supervisor sees it: the checker asks, the learner's process answers, and there is a verdict."""

from __future__ import annotations

import errno
import os
import socket
import time
from pathlib import Path
from typing import Any

from . import inside, sandbox
from .sandbox import tree
from .sandbox.watchdog import DISK, FILES, NAME, THREADS, Watchdog
from .spawn import Channel, fork
from .supervisor import Image, Run

_GRACE = 60.0               # seconds the checker has at least for its verdict once the learner's side is over
TOLD = 2                    # findings of the training doctor beside a verdict
_TITLES = 0.2               # seconds that the run's first event waits for the names of the checks


class Check(Run):
    """One check of one exercise."""

    def __init__(self, image: Image) -> None:
        self.asked = False                  # the checker wants to know how the learner's process ended
        self.told = False                   # … and was told
        self.verdict: dict[str, Any] | None = None
        self.found: list[dict[str, Any]] = []       # what the training doctor says
        super().__init__(image)

    def _fork_checker(self, ours: socket.socket) -> None:
        mine, control = socket.socketpair()
        self.checker = fork(lambda: inside.checker_main(ours, control), keep=(ours.fileno(), control.fileno()))
        self.to_checker = Channel(mine)
        ours.close()
        control.close()

    def _take(self) -> None:
        """What the request asks for. Raises OSError."""
        limits = self.request.get("limits") or {}
        self.wall = float(limits.get("wall") or 60)
        self.memory = int(limits.get("memory") or 4096)
        outputs = Path(self.request["outputs"])
        outputs.mkdir(parents=True, exist_ok=True)
        found = outputs.stat()
        if found.st_uid == os.getuid() and found.st_mode & 0o700 != 0o700:      # an earlier program closed it
            outputs.chmod(found.st_mode & 0o777 | 0o700)
        if NAME not in self.image.off:
            self.watchdog = Watchdog(self.most, self.memory, self.image.anonymous, (str(outputs),), int(limits.get("disk") or DISK),
                                     int(limits.get("files") or FILES), THREADS)
            wrong = self.watchdog.begin()
            if wrong:
                raise OSError(errno.EDQUOT, wrong, str(outputs))

    def _brief(self) -> None:
        """Tell both processes what they are for."""
        request, temp, own, off = self.request, self.temp, self.own, self.image.off
        if self.watchdog is not None:
            self.watchdog.folders += (temp,)
        environment = inside.environment(self.image.environment, temp, str(request.get("data") or ""))
        writes = (temp, own, str(request["answers"]))           # the checker first: its way to the verdict is the longer one
        self._tell("to_checker", {"request": {**request, "tmp": temp}, "policy": sandbox.of_checker(writes, off=off).plain(),
                                  "environment": {**environment, "HOME": own, "TMPDIR": own}, "folder": own})
        policy = sandbox.of_check(request, temp, tasks=self.image.tasks, off=off)
        path = Path(request["path"])
        self._tell("to_learner", {"policy": policy.plain(), "root": self.root, "missing": self.image.no_namespaces,
                                  "environment": environment, "folder": request["outputs"],
                                  "beside": str(path.parent) if path.is_absolute() else "",
                                  "doctor": str(path) if self.request.get("doctor") is True else ""})

    def _keep(self, events: list[dict[str, Any]]) -> None:
        super()._keep(events)
        self.found += [event for event in events if event["e"] == "finding"]

    def _opening(self) -> dict[str, Any]:
        return {"kind": "check", "what": self.request["exercise"]}

    # -- watching ----------------------------------------------------------------------------------------------------

    def _watch(self) -> None:
        """Until there is a verdict, or none can come any more."""
        began = self.writer.began
        look, wide, over = began + 0.05, began + 0.3, 0.0
        while self.verdict is None and not self.failed and self.how != "stopped":
            now = time.monotonic()
            if not self.started and self._may_start(now - began):
                self._start()
            if self.status is None and not self.how:
                if now - began > self.wall:
                    self._limit("timeout")
                elif now > look:
                    self._count(now > wide)
                    look = now + min(0.25, 0.05 + (now - began) / 40)
                    if now > wide:      # seldom, where there is much to look at
                        wide = now + max(0.5, 20 * (time.monotonic() - now))
            if self.status is not None and not over:
                self._kill_learner()            # what it leaves behind would keep the interview open
                over = now + max(_GRACE, self.wall)
            if over and now > over:
                self.failed = "The checks of this exercise did not come to an end: that is our mistake, not yours."
                break
            next_look = min(look, began + self.wall) if self.status is None else over
            self._listen(max(0.0, min(next_look - now, 1.0 if self.started else 0.05)))
            if self.asked and not self.told:
                self._answer_ended()
        self._start()

    def _may_start(self, elapsed: float) -> bool:
        known = self.seed is not None and (self.sandbox is not None or self.status is not None)
        return known and (self.titles is not None or elapsed > _TITLES)

    def _from_checker(self) -> None:
        if self.to_checker is None:
            return
        try:
            messages = self.to_checker.feed()
        except (EOFError, OSError, ValueError):
            self.to_checker.close()
            self.to_checker = None
            if self.verdict is None and not self.failed and self.checker:
                self.failed = "The checks of this exercise ended unexpectedly: that is our mistake, not yours."
            return
        for message in messages:
            if "seed" in message:
                self.seed = message["seed"]
                self._send_seed()
            elif "event" in message:
                self._event(message["event"])
            elif "ask" in message:
                self.asked = True
            elif "verdict" in message:
                self.verdict = message["verdict"]
            elif "failed" in message:
                self.failed = str(message["failed"])

    def _checker_gone(self) -> None:
        self._from_checker()            # what it said last may still be there
        if self.verdict is None and not self.failed:
            self.failed = "The checks of this exercise ended unexpectedly: that is our mistake, not yours."

    def _event(self, event: dict[str, Any]) -> None:
        kind = event.pop("e", None)
        if kind == "start":
            self.titles = [str(title) for title in event.get("checks", [])]
        elif kind == "reference":
            self.writer.reference(event)
        elif isinstance(kind, str) and kind not in ("end", "m"):
            self._start()
            self.writer.event({"e": kind, "t": self.writer.elapsed(), **event})

    def _answer_ended(self) -> None:
        """Tell the checker why the learner's side is silent; whatever is left of it has had its time."""
        if self.status is None and not self.how:
            end = time.monotonic() + 0.3            # it may just be ending
            while self.status is None and time.monotonic() < end:
                self._listen(0.02)
            if self.status is None:
                self.how, self.detail = "timeout", "It gave no answer in time."
                self._kill_learner()
        self.told = True
        self._tell("to_checker", {"ended": self.ended()})

    # -- the end -----------------------------------------------------------------------------------------------------

    def _close(self) -> None:
        """The verdict and the end event. The learner's side wrote out all it had before its last answer; where it came to
        no last answer, it is ended first, so that its output is complete."""
        if self.how or self.verdict is None or self.told:
            self._kill_learner()
        else:
            # Nobody waits for its end: that takes longer than many a check. `end_all` sees to it that nothing is left.
            for pid in tree.descendants(os.getpid(), without=self.checker):
                tree.kill(pid)
        self._drain()
        how, detail = self.how, self.detail
        if how == "timeout" and self.verdict is not None and not self.told:
            how, detail = "", ""            # the time ran out while the checker needed nothing more from it
        if not how:
            ended = self.ended() if self.told else {}
            how, detail = ("died", str(ended.get("detail", ""))) if ended.get("how") == "died" else (str(ended.get("how") or "done"), "")
        if how != "stopped":
            verdict = self.verdict if self.verdict is not None else self._without_verdict()
            feedback = verdict.get("feedback") or [{}]
            if how == "timeout" and feedback[0].get("id") == "broken":
                how, detail = "died", "It answered with something that no check can read."
            if self.verdict is None and how == "done":
                how, detail = "died", self.failed
            verdict = {**verdict, "feedback": [*(verdict.get("feedback") or []), *self._diagnosis(verdict)]}
            seconds = {"total": self.writer.elapsed(), "learner": (verdict.get("seconds") or {}).get("learner", 0.0)}
            self.writer.verdict({**verdict, "seconds": seconds, "sandbox": self.sandbox or {"on": [], "missing": []}, "how": how})
        self.writer.end(how, detail)

    def _diagnosis(self, verdict: dict[str, Any]) -> list[dict[str, Any]]:
        """What the training doctor saw in a training that fails, and whose mistake has no name of its own: errors, or if there are none
        what is most likely a mistake."""
        named = [said.get("id") for said in verdict.get("feedback") or [] if said.get("id") != "check"]
        if verdict.get("verdict") != "fail" or named:
            return []
        for level in ("error", "warning"):
            found = [event for event in self.found if event["level"] == level]
            if found:
                return [{key: event[key] for key in ("id", "level", "message", "line")} for event in found[:TOLD]]
        return []

    def _without_verdict(self) -> dict[str, Any]:
        """In place of the verdict that the checker could not give."""
        message = self.failed or "The checks of this exercise gave no verdict: that is our mistake, not yours."
        return {"exercise": self.request["exercise"], "verdict": "error", "seed": self.seed or 0,
                "device": str(self.request.get("device") or "cpu"),
                "checks": [{"name": title, "passed": None, "message": ""} for title in self.titles or []],
                "feedback": [{"id": "checker", "message": message}], "first": None, "printed": ""}
