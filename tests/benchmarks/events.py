"""Reading event files: a million scalars, against TensorBoard's own EventAccumulator, and what other kinds of files cost."""
from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.tutor.events.making import frame, scalar

from ._common import COMMAND, ROOT, fresh_home, in_pty, read_for, table

SCALARS = 1_000_000
OURS = """
import json, sys, time
start = time.perf_counter()
from pathlib import Path
from tutor.events.folder import Folder
folder = Folder(Path(sys.argv[1]))
first = 0.0
while folder.poll(0.05) or folder.reading:
    first = first or time.perf_counter() - start
counts = {tag: len(curve) for run in folder.runs.values() for tag, curve in run.curves.items()}
took = time.perf_counter() - start
peak = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) // 1024
print(json.dumps([took, first, peak, counts]))
"""
THEIRS = """
import json, sys, time
start = time.perf_counter()
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
found = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0}).Reload()
counts = {tag: len(found.Scalars(tag)) for tag in found.Tags()["scalars"]}
took = time.perf_counter() - start
peak = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) // 1024
print(json.dumps([took, took, peak, counts]))
"""


def make(folder: Path, tags: int, scalars: int) -> None:
    """As SummaryWriter.add_scalar writes it: so many tags in turn, step after step."""
    import numpy as np
    from tensorboard.compat.proto.event_pb2 import Event
    from tensorboard.compat.proto.summary_pb2 import Summary

    from tutor.events.crc import crc32c, masked, of_rows

    def head(size: int) -> bytes:
        length = struct.pack("<Q", size)
        return length + struct.pack("<I", masked(crc32c(length)))

    folder.mkdir()
    first = Event(wall_time=1.7e9, file_version="brain.Event:2").SerializeToString()
    with (folder / "events.out.tfevents.1700000000.host.1.0").open("wb") as file:
        file.write(head(len(first)) + first + struct.pack("<I", masked(crc32c(first))))
        for begin in range(0, scalars, 20_000):
            records = [Event(wall_time=1.7e9 + i / 1000, step=i // tags, summary=Summary(
                value=[Summary.Value(tag=f"train/loss{i % tags}", simple_value=1 / (i + 1))])).SerializeToString()
                for i in range(begin, min(scalars, begin + 20_000))]
            wide = np.frombuffer(b"".join(record.ljust(64, b"\0") for record in records), np.uint8).reshape(-1, 64)
            feet = {size: of_rows(wide, size) for size in {len(record) for record in records}}
            file.write(b"".join(head(len(r)) + r + int(feet[len(r)][i]).to_bytes(4, "little") for i, r in enumerate(records)))


def _run(code: str, folder: Path) -> tuple[float, float, int, dict[str, int]]:
    done = subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    took, first, peak, counts = json.loads(done.stdout.splitlines()[-1])
    return took, first, peak, counts


POINTS = """
import json, os, sys, tempfile, threading, time
from pathlib import Path
from torch.utils.tensorboard import SummaryWriter
from runners import record
from runners.event_file import EventFile
from runners.points import Points
from runners.watch.loss import Watch

n, folder = int(sys.argv[1]), tempfile.mkdtemp()
spent = time.process_time


def summary():
    writer = SummaryWriter(folder + "/theirs")
    start = spent()
    for i in range(n):
        writer.add_scalar("loss", 1 / (i + 1), i)
    writer.close()
    return spent() - start


def learner():
    taken, given = os.pipe()
    drain = threading.Thread(target=lambda: [None for _ in iter(lambda: os.read(taken, 1 << 20), b"")])
    drain.start()
    watch = Watch(given)
    start = time.thread_time()
    for i in range(n):
        watch._point("loss", i, 1 / (i + 1), time.monotonic())
    took = time.thread_time() - start
    watch.flush()
    os.close(given)
    drain.join()
    return took


def supervisor():
    points = Points(1 << 60)
    writer = record.Writer.create(Path(folder, f"run{time.monotonic_ns()}"), {})
    file = EventFile(writer.folder, time.time())
    lines = [b"".join(b'{"c":0,"n":"loss","s":%d,"v":%r,"t":%.4f}\\n' % (i + k, 1 / (i + k + 1), 10 + i / n) for k in range(64)) for i in range(0, n, 64)]
    start = spent()
    kept = [points.feed(line, 10.0, 12.0) for line in lines]
    for events in kept:
        writer.events(events)
    between = spent()
    for events in kept:
        file.add(events)
    return between - start, spent() - between


found = [(summary(), learner(), *supervisor()) for _ in range(6)][1:]
print(json.dumps([sorted(column)[len(found) // 2] / n * 1e6 for column in zip(*found)]))
"""


def points(n: int = 20_000) -> None:
    done = subprocess.run([sys.executable, "-c", POINTS, str(n)], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    theirs, *ours = json.loads(done.stdout.splitlines()[-1])
    rows = [("what", "a point", "ratio"), ("SummaryWriter.add_scalar, with its thread", f"{theirs:.1f} us", "")]
    for label, took in zip(("in the training's process", "its supervisor: checked, events.jsonl", "its supervisor: the event file"), ours, strict=True):
        rows.append((label, f"{took:.2f} us", f"{theirs / took:.0f} x"))
    table(f"A point recorded: processor time (medians of 5, {n:,} points each)", rows)


def view(n: int = 5, scalars: int = SCALARS) -> None:
    """The page of a folder with one long curve: until it is there, and what it sends."""
    rows = [("size", "a curve is there", "all of it is there", "while it grows, kB/s", "idle, bytes in 5 s")]
    with fresh_home() as env, tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "run"
        make(folder, 1, scalars)
        (file,) = folder.iterdir()
        more = b"".join(frame(scalar("train/loss0", scalars + i, 0.5 + i / 4000)) for i in range(2000))
        for columns, lines in ((80, 24), (120, 40), (200, 60)):
            first, whole = [], []
            for i in range(n):
                start, got = time.perf_counter(), ""
                with in_pty([*COMMAND, "view", str(folder)], env, columns, lines) as (fd, _):
                    marks, asked = [0.0, 0.0], columns >= 100
                    while not all(marks) and time.perf_counter() - start < 60:
                        got += read_for(fd, time.perf_counter() + 0.02).decode("utf-8", "ignore")
                        now = time.perf_counter() - start
                        if not asked and "train/loss0" in got:
                            os.write(fd, b"l")          # there the curves have a tab
                            asked = True
                        marks[0] = marks[0] or now * any("\u2801" <= c <= "\u28ff" for c in got)
                        marks[1] = marks[1] or now * ("1 run" in got)
                    first.append(marks[0])
                    whole.append(marks[1])
                    if i < n - 1:
                        continue
                    read_for(fd, time.perf_counter() + 2)
                    idle = len(read_for(fd, time.perf_counter() + 5))
                    sent, before = 0, file.stat().st_size
                    for at in range(0, len(more), len(more) // 50):
                        with file.open("ab") as out:
                            out.write(more[at : at + len(more) // 50])
                        sent += len(read_for(fd, time.perf_counter() + 0.1))
                    os.truncate(file, before)
                    rows.append((f"{columns}x{lines}", f"{median(first) * 1000:.0f} ms", f"{median(whole) * 1000:.0f} ms", f"{sent / 5000:.2f}", str(idle)))
                    os.write(fd, b"q")
    table(f"torchtutor view, a curve of {scalars:,} points (medians of {n}, from the command's start)", rows)


def main(n: int = 5, scalars: int = SCALARS) -> None:
    points()
    view(n, scalars)
    rows = [("tags", "EventAccumulator", "ours", "ratio", "ours: first points", "MB: theirs", "ours")]
    with tempfile.TemporaryDirectory() as place:
        for tags in (1, 10, 1000):
            folder = Path(place) / f"{tags}"
            make(folder, tags, scalars)
            found = [_run(OURS, folder) for _ in range(n // 2)]
            theirs = _run(THEIRS, folder)                   # once: it takes half a minute
            found += [_run(OURS, folder) for _ in range(n - n // 2)]
            if any(one[3] != theirs[3] for one in found):
                raise RuntimeError("not the same points")
            ours = median(one[0] for one in found)
            rows.append((f"{tags:,}", f"{theirs[0]:.1f} s", f"{ours:.2f} s", f"{theirs[0] / ours:.0f} x",
                         f"{median(one[1] for one in found) * 1000:.0f} ms", str(theirs[2]), str(found[0][2])))
    table(f"{scalars:,} scalars of an event file, from the process's first import (ours: medians of {n}, around one of theirs)", rows)
