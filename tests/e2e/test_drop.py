"""The line drops: a training that was begun in a terminal goes on when that terminal's whole session is gone, and is there in another
one, with all of its curve."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runners.tools import until

TRAIN = """
import sys, time
import torch

w = torch.ones(1, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.001)
for step in range(int(sys.argv[1])):
    opt.zero_grad()
    (w * w).sum().backward()
    opt.step()
    if step % 10 == 0:
        print("step", step, flush=True)
    time.sleep(0.02)
print("trained", flush=True)
"""


class Pty:
    """A program in a terminal of its own, which leads a session of its own: what sshd gives to a login."""

    def __init__(self, env: dict[str, str], *argv: str) -> None:
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.execve(argv[0], list(argv), env)
        self.text = ""

    def until(self, pattern: str, seconds: float = 120) -> str:
        end = time.monotonic() + seconds
        while not re.search(pattern, self.text):
            assert time.monotonic() < end, f"{pattern} never came:\n{self.text}"
            if select.select([self.fd], [], [], 0.2)[0]:
                try:
                    self.text += os.read(self.fd, 65536).decode("utf-8", "replace")
                except OSError:
                    time.sleep(0.05)
        return self.text

    def session(self) -> list[int]:
        """All processes of the session."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                if int(fields[3]) == self.pid and fields[0] not in "ZX":
                    found.append(int(entry.name))
        return found

    def drop(self, how: str) -> None:
        """`hang up`: the terminal goes, as when a line drops. `kill`: every process of the session is killed."""
        if how == "kill":
            for pid in self.session():
                os.kill(pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)
        assert until(lambda: not self.session())

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


@pytest.fixture
def env(tmp_path: Path) -> Iterator[dict[str, str]]:
    made = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "HOME": str(tmp_path / "user"), "PWD": str(tmp_path / "project")}
    made |= {f"TORCHTUTOR_{name}": str(tmp_path / name.lower()) for name in ("HOME", "CACHE", "CONFIG", "RUNTIME")}
    for folder in ("user", "project"):
        (tmp_path / folder).mkdir()
    (tmp_path / "project" / "train.py").write_text(TRAIN)
    yield made
    subprocess.run([sys.executable, "-m", "tutor", "runner", "stop"], env=made, capture_output=True)


def rehearse(env: dict[str, str], how: str, steps: int) -> None:
    script = str(Path(env["PWD"]) / "train.py")
    tutor = (sys.executable, "-m", "tutor")
    first = Pty(env, *tutor, "run", script, "--", str(steps))
    said = first.until(r"step 30\r\n")
    run = re.search(r"runs as (\S+) in", said)
    assert run is not None
    first.drop(how)

    listed = json.loads(subprocess.run([*tutor, "runs", "--json"], env=env, capture_output=True, text=True, check=True).stdout)["runs"]
    assert [(r["run"], r["state"]) for r in listed] == [(run[1], "running")]
    second = Pty(env, *tutor, "attach")
    said = second.until(r"train.py ended .*\r\n(.*\r\n)*.*loss.*\r\n", 120 + steps / 10)
    assert re.findall(r"step (\d+)\r\n", said) == [str(i) for i in range(0, steps, 10)], "all that it printed, from its start"
    assert "trained" in said
    assert f"{steps:,} steps" in said
    assert os.waitstatus_to_exitcode(os.waitpid(second.pid, 0)[1]) == 0
    os.close(second.fd)
    told = subprocess.run([*tutor, "attach", run[1], "--json"], env=env, capture_output=True, text=True, check=True).stdout
    points = [e["s"] for e in map(json.loads, told.splitlines()) if e["e"] == "m" and e["n"] == "loss"]
    assert points == list(range(steps)), "the whole curve"


@pytest.mark.parametrize("how", ["hang up", "kill"])
def test_a_training_survives_a_line_that_drops(env: dict[str, str], how: str) -> None:
    rehearse(env, how, 300)


@pytest.mark.long
def test_a_training_of_a_minute_survives_a_line_that_drops(env: dict[str, str]) -> None:
    rehearse(env, "kill", 3000)


def test_the_app_in_another_terminal_shows_it_from_its_start(env: dict[str, str]) -> None:
    """Begun on the command line, its session killed; then the app, in a terminal of its own, shows it running, and its curve."""
    script = str(Path(env["PWD"]) / "train.py")
    first = Pty(env, sys.executable, "-m", "tutor", "run", script, "--", "100000")
    first.until(r"step 30\r\n")
    first.drop("kill")
    app = Pty({**env, "COLUMNS": "120", "LINES": "40"}, sys.executable, "-m", "tutor")
    try:
        app.until("train.py.*goes on")
        os.write(app.fd, b"R")
        app.until("running")
        app.until("[\u2801-\u28ff]")
        os.write(app.fd, b"x")
        app.until("stopped")
    finally:
        app.close()
    listed = json.loads(subprocess.run([sys.executable, "-m", "tutor", "runs", "--json"], env=env, capture_output=True, text=True).stdout)["runs"]
    assert [r["state"] for r in listed] == ["stopped"]
