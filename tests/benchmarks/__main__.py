"""python -m tests.benchmarks [NAME…]: speed, as ratios taken in one run on one machine. Nothing here is asserted.

check   save to verdict in a warm host, against the learner's own time, `pytest` on the same asserts, and the command
start   `--help` and `weeks` against `python -c pass`; first frames against a bare Textual app
runs    layers of the sandbox and processes forked ahead; the first screen of a run of a million points
watch   a training with and without us; a point recorded, against SummaryWriter; a million points drawn
events  a million scalars of an event file, against TensorBoard's EventAccumulator
bytes   what goes to the terminal while a curve streams, and when nothing happens
"""
from __future__ import annotations

import sys

from . import check, events, runs, start, stream, watching

PARTS = {"check": check.main, "start": start.main, "bytes": stream.main, "runs": runs.main, "watch": watching.main, "events": events.main}

if __name__ == "__main__":
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()
