"""A tiny course, a host of one's own, and what the tests of runs ask again and again."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from runners import record
from runners.client import Client, Run

SECRET = "the-solution-says-forty-two"
CHECKS = '''
from runners.checking import Trial, check

@check("it answers")
def answers(t: Trial) -> None:
    t.same(t.call("answer", 3))

@check("it answers again")
def again(t: Trial) -> None:
    t.same(t.call("answer", t.random.randint(5, 50)))
'''
RIGHT = "def answer(x):\n    return 2 * x\n"


def program(text: str) -> str:
    """These lines, and then the right answer."""
    return textwrap.dedent(text) + RIGHT


class Place:
    """A home, a cache and a course of one exercise, below one folder."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.cache, self.home, self.runtime = base / "cache", base / "home", base / "run"
        self.exercise = base / "course" / "lessons" / "week01_tiny" / "double"
        self.week = self.home / "week01"
        (self.exercise / "pitfalls").mkdir(parents=True)
        (self.exercise / "checks.py").write_text(CHECKS)
        (self.exercise / "solution.py").write_text(f"# {SECRET}\n{RIGHT}")
        (self.exercise / "pitfalls" / "halves.py").write_text('"""You halve."""\ndef answer(x):\n    return x / 2\n')
        self.week.mkdir(parents=True)
        (self.home / "progress.jsonl").write_text(f'{{"secret":"{SECRET}"}}\n')
        (self.home / ".history").mkdir()
        (self.home / ".history" / "old.py").write_text(SECRET)
        (self.home / "data").mkdir()
        (self.home / "data" / "numbers.csv").write_text("1,2,3\n")
        (self.cache / "answers").mkdir(parents=True)
        (self.cache / "answers" / "held").write_text(SECRET)

    def client(self, **how: Any) -> Client:
        return Client(self.cache, self.runtime, **how)

    def request(self, text: str = RIGHT, **more: Any) -> dict[str, Any]:
        text = textwrap.dedent(text)
        path = self.week / "double.py"
        path.write_text(text)
        limits = {"check": 5, "wall": 30, "memory": 4096, **more.pop("limits", {})}
        return {"op": "check", "exercise": "w1-double", "folder": str(self.exercise), "main": "double.py", "sources": {"double.py": text},
                "path": str(path), "week_folder": str(self.week), "outputs": str(self.week / "outputs"), "data": str(self.home / "data"),
                "home": str(self.home), "runs": str(self.cache / "runs"), "answers": str(self.cache / "answers"), "seed": 7,
                "device": "cpu", "draw": {}, "attempt": 1, "limits": limits, "curve": None, **more}

    def run(self, client: Client, text: str = RIGHT, **more: Any) -> Run:
        """A run to its end, at most two minutes."""
        run = client.check(self.request(text, **more))
        assert run.wait(120) is not None, "the run does not end"
        return run

    def script(self, text: str, name: str = "train.py", **more: Any) -> dict[str, Any]:
        """A request for a run of a script that lies in a project of its own."""
        text = textwrap.dedent(text)
        path = Path(more.pop("path", self.base / "project" / name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        environment = {**os.environ, "HOME": str(self.base / "user"), **more.pop("environment", {})}
        (self.base / "user").mkdir(exist_ok=True)
        return {"op": "run", "path": str(path), "name": name, "main": path.name, "sources": {path.name: text}, "args": [],
                "cwd": str(path.parent), "environment": environment, "umask": 0o022, "device": "auto", "net": False, "sandbox": True,
                "home": str(self.home), "runs": str(self.cache / "runs"), "answers": str(self.cache / "answers"),
                "data": str(self.home / "data"), **more}

    def own(self, client: Client, text: str, **more: Any) -> Run:
        """A run of a script to its end, at most two minutes."""
        run = client.run(self.script(text, **more))
        assert run.wait(120) is not None, "the run does not end"
        return run


def output(run: Run) -> str:
    return record.clean((run.folder / record.OUTPUT).read_bytes())


def said(run: Run) -> Any:
    """What the learner's program printed as its last line of JSON."""
    line = [line for line in output(run).splitlines() if line.startswith(("{", "["))][-1]
    return json.loads(line)


def events(run: Run) -> list[dict[str, Any]]:
    return record.Tail(run.folder).poll(1 << 24)


def marked(mark: str) -> list[int]:
    """Processes whose command line holds `mark`."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            with contextlib.suppress(OSError):
                if mark.encode() in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
    return found


def until(true: Callable[[], bool], seconds: float = 60) -> bool:
    """Wait until it holds; how long does not matter, only that it comes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return false_now(true)


def false_now(true: Callable[[], bool]) -> bool:
    return true()


def pid_of(client: Client) -> int:
    status = client.status()
    assert status is not None
    return int(status["pid"])


def kill_host(client: Client) -> None:
    pid = pid_of(client)
    os.kill(pid, signal.SIGKILL)
    assert until(lambda: not _there(pid))


def _there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@contextlib.contextmanager
def hosted(place: Place, **how: Any) -> Iterator[Client]:
    """A client whose host is ended afterwards, whatever state it is in."""
    client = place.client(**how)
    try:
        yield client
    finally:
        for pid in marked(str(place.runtime)):
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
