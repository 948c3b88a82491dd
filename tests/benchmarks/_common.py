"""A learner's home of its own, processes in a real pty, medians."""
from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "tutor"]


@contextmanager
def fresh_home() -> Iterator[dict[str, str]]:
    """The environment for a learner who has never been here; their host is ended afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder) / "run"
        runtime.mkdir(mode=0o700)
        env = os.environ | {"TORCHTUTOR_HOME": f"{folder}/home", "TORCHTUTOR_CACHE": f"{folder}/cache", "XDG_RUNTIME_DIR": str(runtime),
                            "XDG_CONFIG_HOME": f"{folder}/config", "PYTHONPATH": str(ROOT), "TERM": "xterm-256color",
                            "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        for name in ("NO_COLOR", "PYTHONDONTWRITEBYTECODE"):        # a learner's second start finds the modules compiled
            env.pop(name, None)
        env.pop("TMUX", None)
        try:
            yield env
        finally:
            subprocess.run([*COMMAND, "runner", "stop"], env=env, capture_output=True)


def seconds(argv: list[str], env: dict[str, str] | None = None) -> float:
    start = time.perf_counter()
    subprocess.run(argv, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def in_turns(n: int, **cases: Callable[[], float]) -> dict[str, float]:
    """The median of n times each, taken in turns; the first round warms and is thrown away."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    for i in range(n + 1):
        for name, case in cases.items():
            taken = case()
            if i:
                times[name].append(taken)
    return {name: median(t) for name, t in times.items()}


@contextmanager
def in_pty(argv: list[str], env: dict[str, str], columns: int = 80, rows: int = 24) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(argv, stdin=side, stdout=side, stderr=side, env=env, start_new_session=True, cwd=ROOT)
    os.close(side)
    try:
        yield main, process
    finally:
        process.kill()
        process.wait()
        os.close(main)


def read_for(fd: int, until: float) -> bytes:
    """Everything that arrives before `until` (a time.perf_counter())."""
    got = b""
    while (left := until - time.perf_counter()) > 0:
        if select.select([fd], [], [], left)[0]:
            try:
                got += os.read(fd, 1 << 16)
            except OSError:
                break
    return got


def until_mark(argv: list[str], mark: bytes, env: dict[str, str], columns: int = 80, rows: int = 24) -> float:
    """Seconds from the start of a program until `mark` has arrived at its terminal."""
    start = time.perf_counter()
    with in_pty(argv, env, columns, rows) as (fd, _):
        got = b""
        while mark not in got and time.perf_counter() - start < 30:
            if select.select([fd], [], [], 1)[0]:
                try:
                    got += os.read(fd, 1 << 16)
                except OSError:
                    break
        return time.perf_counter() - start


def table(title: str, rows: list[tuple[str, ...]]) -> None:
    print(f"\n{title}\n")
    widths = [max(len(r[i]) for r in rows) for i in range(len(rows[0]))]
    for r in rows:
        print("| " + " | ".join(c.ljust(w) for c, w in zip(r, widths, strict=True)) + " |")
        if r is rows[0]:
            print("|" + "|".join("-" * (w + 2) for w in widths) + "|")
    sys.stdout.flush()
