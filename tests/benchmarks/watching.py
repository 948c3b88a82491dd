"""What it costs to be watched: a training with and without us, in turns; a point recorded; a million points drawn."""
from __future__ import annotations

import json
import os
import tempfile
import time
from statistics import median

STEPS, BLOCK = 10_000, 250


def main() -> None:
    from runners import warm

    warm.warm()
    _training()
    _point()
    _drawn()


def _training() -> None:
    """Two processes that take steps of about 1 ms, in turns of 250, one of them under the watch and the training doctor."""
    plain, watched = _Trainer(False), _Trainer(True)
    times: dict[str, list[float]] = {"plain": [], "watched": []}
    for turn in range(STEPS // BLOCK):
        for name, trainer in (("plain", plain), ("watched", watched)) if turn % 2 else (("watched", watched), ("plain", plain)):
            times[name].append(trainer.block())
    plain.close(), watched.close()
    step = sum(times["plain"]) / STEPS
    ratio = sum(times["watched"]) / sum(times["plain"])
    late = median(b / a for a, b in zip(times["plain"][4:], times["watched"][4:], strict=True))
    print(f"hooks and doctor, {STEPS:,} steps of {step * 1000:.2f} ms: {(ratio - 1):+.1%} in all, {(late - 1):+.1%} after the first "
          f"{4 * BLOCK:,}")


class _Trainer:
    """A process that takes a block of steps when it is told to, and says how long it took."""

    def __init__(self, watched: bool) -> None:
        down, self._write = os.pipe()
        self._read, up = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            try:
                _train(watched, down, up)
            finally:
                os._exit(0)
        os.close(down), os.close(up)

    def block(self) -> float:
        os.write(self._write, b".")
        return float(json.loads(os.read(self._read, 100)))

    def close(self) -> None:
        os.write(self._write, b"q")         # not by closing it: the process that was forked later holds it, too
        os.waitpid(self.pid, 0)


def _train(watched: bool, down: int, up: int) -> None:
    import torch
    from torch import nn

    torch.set_num_threads(1)
    torch.manual_seed(0)
    if watched:
        from runners.watch import doctor, loss

        read, write = os.pipe()
        if not os.fork():
            os.close(write)
            while os.read(read, 1 << 16):
                pass
            os._exit(0)
        watch = loss.install(write, script=True)
        doctor.install(watch, os.path.dirname(__file__), __file__)      # noqa: PTH120
    model = nn.Sequential(nn.Linear(128, 256), nn.ReLU(), nn.Dropout(0.1), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    x, y = torch.randn(96, 128), torch.randint(0, 10, (96,))
    while os.read(down, 1) == b".":
        start = time.perf_counter()
        for _ in range(BLOCK):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x), y).backward()
            optimizer.step()
        os.write(up, json.dumps(time.perf_counter() - start).encode())


def _point() -> None:
    """A point into our pipe, against one call of SummaryWriter; and what its reader spends on it."""
    from torch.utils.tensorboard import SummaryWriter

    from runners.points import Points
    from runners.watch.loss import Watch

    n = 20_000
    read, write = os.pipe()
    watch, points = Watch(write), Points()
    with tempfile.TemporaryDirectory() as folder:
        writer = SummaryWriter(folder)
        ours, theirs, reading = 0.0, 0.0, 0.0
        for block in range(20):
            start = time.perf_counter()
            for i in range(n // 20):
                watch._point("loss", block * n // 20 + i, 0.5, time.monotonic())
                if i % 64 == 63:
                    there = time.perf_counter()
                    points.feed(os.read(read, 1 << 16), 0.0, time.monotonic())
                    reading += time.perf_counter() - there
            ours += time.perf_counter() - start
            start = time.perf_counter()
            for i in range(n // 20):
                writer.add_scalar("loss", 0.5, block * n // 20 + i)
            theirs += time.perf_counter() - start
        writer.close()
    ours -= reading
    print(f"a point recorded: {ours / n * 1e6:.1f} µs of the training's time ({reading / n * 1e6:.1f} µs of another process's to check it), "
          f"SummaryWriter.add_scalar {theirs / n * 1e6:.1f} µs: {theirs / ours:.1f} x")


def _drawn() -> None:
    """1,000,000 points: the first picture, and each that follows one more point, at 120 x 40; and a million that were logged at once."""
    import random

    from tutor.glyphs import UNICODE
    from tutor.series import Series
    from tutor.widgets.picture import Curve, Picture, Spec

    random.seed(0)
    for many in (1_000, 1_000_000):
        series = Series()
        start = time.perf_counter()
        for i in range(many):
            series.append(i, random.random() + 1000 / (i + 10))
        filled = time.perf_counter() - start
        picture, spec = Picture(UNICODE, False), Spec(curves=[Curve("loss", "yours", series)])
        start = time.perf_counter()
        picture.cells(spec, 120, 34)
        first = time.perf_counter() - start
        again = []
        for i in range(20):
            series.append(many + i, 0.5)
            start = time.perf_counter()
            picture.cells(spec, 120, 34)
            again.append(time.perf_counter() - start)
        print(f"{many:>9,} points: kept in {filled:.2f} s, first picture {first * 1000:.0f} ms (plotext's import with the first), "
              f"each after it {median(again) * 1000:.1f} ms")
