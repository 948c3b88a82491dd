"""Run a script under the training doctor, in a fork of this process: what it finds, and how the script ends."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from runners import script, warm
from runners.points import Points
from runners.watch import doctor, loss

warm.warm()         # what torch pays at its first optimizer and backward, not in each fork
SCRIPTS = Path(__file__).with_name("scripts")


@dataclass
class Seen:
    code: int = 0
    findings: list[dict[str, Any]] = field(default_factory=list)
    points: int = 0
    series: dict[str, int] = field(default_factory=dict)     # by name, how many points
    out: str = ""
    place: Path = Path()
    stumbled: list[str] = field(default_factory=list)        # detectors that raised

    @property
    def ids(self) -> list[str]:
        return [found["id"] for found in self.findings]


def examine(path: Path, *args: str, looked: bool = True, watched: bool = True) -> Seen:
    """The script runs in a folder of its own below the working directory. `looked`: under the doctor; `watched`: its losses are seen."""
    source = path.read_text("utf-8")
    read, write = os.pipe()
    wrong_in, wrong_out = os.pipe()
    place = Path.cwd() / f"at-{path.parent.name}-{path.stem}"
    place.mkdir(exist_ok=True)
    log = place / "printed.txt"
    pid = os.fork()
    if not pid:
        code = 99
        try:
            os.close(read)
            with log.open("wb") as file:
                os.dup2(file.fileno(), 1), os.dup2(file.fileno(), 2)
            sys.stdout = os.fdopen(1, "w", buffering=1, closefd=False)
            sys.stderr = os.fdopen(2, "w", buffering=1, closefd=False)
            os.chdir(place)
            torch.manual_seed(0)
            watch = loss.install(write, script=True) if watched else loss.Watch(write)
            looking = doctor.install(watch, str(path.parent), str(path)) if looked else None
            asked = {"path": str(path), "cwd": str(place), "name": path.name, "args": list(args), "source": source, "folder": str(path.parent)}
            code = script.run(asked, None, watch, looking)
            os.write(wrong_out, json.dumps(looking.errors if looking else []).encode())
        finally:
            os._exit(code)
    os.close(write), os.close(wrong_out)
    points, seen, began = Points(), Seen(), time.monotonic()
    events: list[dict[str, Any]] = []
    while data := os.read(read, 1 << 16):
        events += points.feed(data, began, time.monotonic())
    events += points.rest(began, time.monotonic())
    stumbled = b""
    while data := os.read(wrong_in, 1 << 16):
        stumbled += data
    os.close(read), os.close(wrong_in)
    _, status = os.waitpid(pid, 0)
    seen.code, seen.out = os.waitstatus_to_exitcode(status), log.read_text("utf-8", "replace")
    seen.findings = [event for event in events if event["e"] == "finding"]
    seen.points = sum(event["e"] == "m" for event in events)
    seen.series = dict(Counter(event["n"] for event in events if event["e"] == "m" and "k" not in event))
    seen.place = place
    seen.stumbled = json.loads(stumbled or b'["it gave no account of itself"]')
    return seen
