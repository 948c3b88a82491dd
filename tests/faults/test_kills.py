"""Kill -9, at random moments, of each kind of process there is: nothing hangs, nothing is left running, nothing that was shown is
lost, and the next check works.

Each round begins a check or a run of a script, kills one of its processes (or its host, or both, or whoever follows it), and looks
at what became of it. The seed is printed; TORCHTUTOR_FAULT_SEED repeats a series, TORCHTUTOR_FAULT_ROUNDS says how many."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from runners import record
from runners.client import Client
from runners.sandbox import tree
from tests.runners.tools import RIGHT, Place, hosted, marked, until

ROUNDS = int(os.environ.get("TORCHTUTOR_FAULT_ROUNDS", "20"))
SEED = int(os.environ.get("TORCHTUTOR_FAULT_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 31)
VICTIMS = {"check": ("host", "supervisor", "checker", "learner", "host and supervisor"),
           "run": ("app", "host", "supervisor", "learner", "host and supervisor")}
# Steps with a loss, lines, and a program of its own that would outlive it.
WORK = """
import subprocess, sys, time
import torch
subprocess.Popen(["sleep", "{mark}"], start_new_session=True)
w = torch.ones(1, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.05)
for step in range({steps}):
    opt.zero_grad()
    (w * w).sum().backward()
    opt.step()
    print("step", step, flush=True)
    time.sleep(0.02)
"""


class Watcher(threading.Thread):
    """Somebody who follows a run: what was shown to them must be there afterwards."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.tail = record.Tail(folder)
        self.events: list[dict[str, Any]] = []
        self.printed = b""
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            self.events += self.tail.poll()
            self.printed += self.tail.output()
            time.sleep(0.01)


def there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def kill(pid: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, signal.SIGKILL)


class Rounds:
    """One series."""

    def __init__(self, place: Place, client: Client, dice: random.Random) -> None:
        self.place, self.client, self.dice = place, client, dice
        self.number = 0

    def begin(self, kind: str, mark: str) -> tuple[Path, subprocess.Popen[str] | None]:
        text = WORK.format(mark=mark, steps=40)
        if kind == "check":
            return self.client.check(self.place.request(text + RIGHT)).folder, None
        script = self.place.base / "project" / "train.py"
        script.parent.mkdir(exist_ok=True)
        script.write_text(text)
        env = {**os.environ, "TORCHTUTOR_HOME": str(self.place.home), "TORCHTUTOR_CACHE": str(self.place.cache),
               "TORCHTUTOR_RUNTIME": str(self.place.runtime), "HOME": str(self.place.base / "user")}
        app = subprocess.Popen([sys.executable, "-m", "tutor", "run", "--json", str(script)], env=env, stdout=subprocess.PIPE, text=True)
        assert app.stdout is not None
        first = json.loads(app.stdout.readline())
        return Path(first["folder"]), app

    def victims(self, whom: str, folder: Path, app: subprocess.Popen[str] | None) -> list[int]:
        """The pids to kill, found just before."""
        supervisor = record.supervisor(folder)
        children = sorted(tree.children(supervisor)) if supervisor else []
        if whom == "app":
            assert app is not None
            return [app.pid]
        if whom == "learner":
            side = tree.descendants(children[0]) if children else []
            return [self.dice.choice([children[0], *side])] if children else []
        if whom == "checker":
            return children[1:2]
        found = [] if whom == "supervisor" else list(self.hosts())
        return found + ([supervisor] if "supervisor" in whom and supervisor else [])

    def hosts(self) -> list[int]:
        status = self.client.status()
        return [int(status["pid"])] if status else []

    def one(self) -> None:
        self.number += 1
        kind = self.dice.choice(("check", "run"))
        whom = self.dice.choice(VICTIMS[kind])
        mark = str(98_000_000 + self.dice.randrange(1_000_000))
        delay = self.dice.uniform(0.0, 1.2)
        about = f"seed {SEED}, round {self.number}: {whom} of a {kind} after {delay:.2f} s"
        folder, app = self.begin(kind, mark)
        watcher = Watcher(folder)
        watcher.start()
        time.sleep(delay)
        supervisor = record.supervisor(folder)
        family = [supervisor, *tree.descendants(supervisor)] if supervisor else []
        killed = self.victims(whom, folder, app)
        before = record.load(folder).end
        for pid in killed:
            kill(pid)
        try:
            self.look(about, kind, whom, folder, watcher, bool(killed) and before is None)
            # What belonged to it is gone; the next check works, by a new host where there is none.
            again = self.place.run(self.client)
            assert again.verdict is not None, about
            assert again.verdict["verdict"] == "pass", about
            assert until(lambda: not [pid for pid in family if there(pid)]), about
            assert until(lambda: not marked(mark)), about
            assert until(lambda: not Path(record.leftover(folder)).exists()), about
            if app is not None and whom != "app":
                app.communicate(timeout=60)
                assert app.returncode is not None, about
        finally:
            watcher.over.set()
            if app is not None:
                app.kill()
                app.communicate()

    def look(self, about: str, kind: str, whom: str, folder: Path, watcher: Watcher, sure: bool) -> None:
        assert until(lambda: record.settle(folder) is not None), f"{about}: it hangs"
        end = record.settle(folder)
        assert end is not None
        watcher.over.set()
        watcher.join(10)
        whole, tail = record.Tail(folder), b""
        events: list[dict[str, Any]] = []
        while more := whole.poll():
            events += more
        while data := whole.output():
            tail += data
        assert events[: len(watcher.events)] == watcher.events, f"{about}: an event that was shown is lost"
        assert tail.startswith(watcher.printed), f"{about}: output that was shown is lost"
        assert whole.end == end, about
        assert whole.bad <= 1, about                # a line that was cut off by the kill
        if whom in ("app", "host") or not sure:
            if whom in ("app", "host"):
                assert end["how"] == "done", f"{about}: {end}"
            if whom in ("app", "host") and kind == "run":
                losses = [e["s"] for e in events if e["e"] == "m" and e["n"] == "loss"]
                assert losses == list(range(40)), f"{about}: {losses}"
                assert b"step 39\n" in tail, about
        elif "supervisor" in whom:
            assert end["how"] == "lost", f"{about}: {end}"
        elif whom == "learner":
            assert end["how"] in ("died", "done"), f"{about}: {end}"        # done: its last answer was given
        if kind == "check" and end["how"] != "lost":
            verdict = record.verdict(folder)
            assert verdict is not None, about
            if whom == "checker" and sure:
                assert verdict["verdict"] in ("error", "pass"), about       # pass: it was given just before
            assert "Traceback" not in json.dumps(verdict), about


def series(place: Place, rounds: int, dice: random.Random, **how: Any) -> None:
    print(f"seed {SEED}")
    (place.base / "user").mkdir()
    with hosted(place, **how) as client:
        client.start()
        all_rounds = Rounds(place, client, dice)
        for _ in range(rounds):
            all_rounds.one()
        assert client.quit() is True
        assert until(lambda: not marked(str(place.runtime))), f"seed {SEED}: processes are left"


def test_twenty_kills(place: Place) -> None:
    series(place, ROUNDS, random.Random(SEED))


@pytest.mark.long
def test_two_hundred_kills(place: Place) -> None:
    series(place, 200, random.Random(SEED + 1))


@pytest.mark.long
def test_sixty_kills_without_namespaces(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs of scripts come by the command line, whose host has all layers; the checks come by one without namespaces."""
    monkeypatch.setitem(VICTIMS, "run", VICTIMS["check"])

    class Checks(random.Random):
        def choice(self, seq: Any) -> Any:
            return "check" if tuple(seq) == ("check", "run") else super().choice(seq)

    series(place, 60, Checks(SEED + 2), off=("namespaces",))
