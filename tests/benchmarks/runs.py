"""What the sandbox's layers and the processes forked ahead cost and save; a run's first screen, however much it wrote."""
from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from ._common import COMMAND, ROOT, fresh_home, in_pty, read_for, table, until_mark

LAYERS = ("namespaces", "landlock", "seccomp", "limits", "watchdog")
HOSTS: dict[str, tuple[str, ...]] = {"all layers, forked ahead": (), "all layers, not ahead": ("standby",), "no layers, forked ahead": LAYERS,
                                     "no layers, not ahead": (*LAYERS, "standby")}
POINTS = 1_000_000
SCRIPT = f"""
import torch
w = torch.ones((), requires_grad=True)
loss = w * w
for _ in range({POINTS}):
    loss.backward(retain_graph=True)
"""
ROUNDS = """
import json, os, sys, time
from pathlib import Path
from runners.client import Client
from tutor import scripts
from tutor.paths import Paths
from tutor.session import Session

hosts, exercise, file, script, n = json.loads(sys.argv[1])
paths = Paths.find()
cache = paths.cache
asked = scripts.request(paths, script, [], device="cpu", net=False, sandbox=True)
clients = {name: Client(cache, paths.runtime, off=off) for name, off in hosts.items()}
sessions = {name: Session(paths, client=client) for name, client in clients.items()}
found = {name: [[], []] for name in hosts}


def calm():
    '''No host prepares anything: what one does for its next check would be in the time of another.'''
    deadline, since = time.monotonic() + 60, time.monotonic()
    while time.monotonic() < min(deadline, since + 0.6):
        if any((c.status() or {}).get("preparing") for c in clients.values()):
            since = time.monotonic()
        time.sleep(0.1)


for i in range(n + 1):
    for name, client in clients.items():
        session = sessions[name]
        if not i:
            session.prepare(exercise)
        calm()
        start = time.perf_counter()
        verdict = session.finish(session.start_check(exercise, file=Path(file)))
        took = time.perf_counter() - start - verdict["seconds"]["learner"]
        calm()
        start = time.perf_counter()
        client.run(asked).wait(60)
        ran = time.perf_counter() - start
        if i:
            found[name][0].append(took)
            found[name][1].append(ran)
for client in clients.values():
    client.quit(now=True)
print(json.dumps(found))
"""


def layers(n: int = 15) -> None:
    import json

    solution = ROOT / "lessons/week03_regression/zero_grad/solution.py"
    with fresh_home() as env:
        script = Path(env["TORCHTUTOR_CACHE"]).parent / "own" / "empty.py"
        script.parent.mkdir()
        script.write_text("pass\n")
        out = subprocess.run([sys.executable, "-c", ROUNDS, json.dumps([HOSTS, "w3-zero-grad", str(solution), str(script), n])], env=env, cwd=ROOT,
                             capture_output=True, text=True)
        if out.returncode:
            raise RuntimeError(out.stderr)
    rows = [("host", "a check, over the learner's own time", "an empty run of one's own")]
    rows += [(name, *(f"{median(t) * 1000:.0f} ms" for t in times)) for name, times in json.loads(out.stdout).items()]
    table(f"Layers, and processes forked ahead (medians of {n}, in turns, w3-zero-grad)", rows)


def attach(n: int = 5) -> None:
    with fresh_home() as env:
        folder = Path(env["TORCHTUTOR_CACHE"]).parent / "own"
        folder.mkdir()
        (folder / "long.py").write_text(SCRIPT)
        start = time.perf_counter()
        subprocess.run([*COMMAND, "run", "--no-sandbox", str(folder / "long.py")], env=env, cwd=ROOT, capture_output=True, check=True)
        made = time.perf_counter() - start
        runs = Path(env["TORCHTUTOR_CACHE"]) / "runs"
        name = max(path.name for path in runs.iterdir())
        kept = sum(line.startswith(b'{"e":"m"') for line in (runs / name / "events.jsonl").read_bytes().splitlines())
        rows = [("what", "median", "after")]
        for columns, lines in ((80, 24), (200, 60)):
            found = [_first_curve(env, columns, lines) for _ in range(n)]
            rows.append((f"its page in the app, {columns}x{lines}", f"{median(found) * 1000:.0f} ms", "the key, until a curve is there"))
        command = [until_mark([*COMMAND, "attach", name], b"\n", env) for _ in range(n)]
        rows.append(("torchtutor attach", f"{median(command) * 1000:.0f} ms", "the command's start, until its first line"))
    table(f"A run that measured {POINTS:,} points in {made:.0f} s ({kept:,} kept); medians of {n}", rows)


def _first_curve(env: dict[str, str], columns: int, lines: int) -> float:
    """Seconds from the key that opens the run until the first dots of a curve arrive."""
    with in_pty(COMMAND, env, columns, lines) as (fd, _):
        read_for(fd, time.perf_counter() + 2)
        os.write(fd, b"R")
        read_for(fd, time.perf_counter() + 1)
        start = time.perf_counter()
        os.write(fd, b"\r")
        got = b""
        while time.perf_counter() - start < 30:
            if select.select([fd], [], [], 1)[0]:
                got += os.read(fd, 1 << 16)
            if any("\u2801" <= c <= "\u28ff" for c in got.decode("utf-8", "ignore")):
                break
        took = time.perf_counter() - start
        os.write(fd, b"q")
    return took


def main() -> None:
    layers()
    attach()
