"""Bytes to the terminal: while a curve streams, and when nothing happens."""
from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from ._common import COMMAND, ROOT, fresh_home, in_pty, read_for, table

SLOW = """
import time
import torch
from torch import nn


def train(x, y, steps=300):
    model = nn.Linear(1, 1)
    opt = torch.optim.SGD(model.parameters(), lr=1e-4)
    losses = []
    for _ in range(steps):
        loss = nn.functional.mse_loss(model(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item())
        time.sleep(0.012)
    return model, losses
"""


def main() -> None:
    rows = [("size", "streaming, kB/s", "idle, bytes in 5 s")]
    for columns, lines in ((80, 24), (120, 40), (200, 60)):
        with fresh_home() as env:
            subprocess.run([*COMMAND, "check", "w3-fit-line"], env=env, cwd=ROOT, capture_output=True)      # hands out the file, warms
            file = Path(env["TORCHTUTOR_HOME"]) / "week03" / "fit_line.py"
            with in_pty(COMMAND, env, columns, lines) as (fd, _):
                read_for(fd, time.perf_counter() + 4)
                idle = len(read_for(fd, time.perf_counter() + 5))
                file.write_text(SLOW)
                read_for(fd, time.perf_counter() + 0.7)       # the screen changes to "running" once
                start = time.perf_counter()
                streamed = read_for(fd, start + 2.5)
                rows.append((f"{columns}x{lines}", f"{len(streamed) / 2500:.2f}", str(idle)))
                os.write(fd, b"q")
    table("Bytes to the terminal", rows)


if __name__ == "__main__":
    sys.exit(main())
