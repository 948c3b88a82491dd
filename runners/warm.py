"""Torch loaded and used once, so that forks find it warm. What they rely on is checked: one thread, and CUDA untouched."""

from __future__ import annotations

import gc
import time
import traceback
from pathlib import Path


def warm() -> None:
    """Load what checks use, and pay what the first use of each part costs. One thread; CUDA stays untouched."""
    import torch

    torch.set_num_threads(1)    # any operation with more threads before a fork leaves the children hanging
    nn = torch.nn
    net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.Flatten(), nn.Linear(8, 2))
    for kind in (torch.optim.SGD, torch.optim.Adam):
        step = kind(net.parameters(), 0.1)
        nn.functional.cross_entropy(net(torch.ones(2, 1, 4, 4)), torch.tensor([0, 1])).backward()
        step.step()
        step.zero_grad()
    torch.testing.assert_close(torch.ones(2), torch.ones(2))
    repr(torch.rand(2, 2, dtype=torch.float64) @ torch.ones(2, 2, dtype=torch.float64))
    torch.linalg.svd(torch.eye(3))
    some = torch.rand(1, 1, 2, 4)
    nn.functional.scaled_dot_product_attention(some, some, some)
    next(iter(torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(2, 2)))))
    for optional in (_pandas, _pictures, _vision):
        try:
            optional()
        except Exception:       # an exercise that needs it will say what is wrong
            traceback.print_exc()
    from . import inside, judged, own, supervisor  # noqa: F401  so that the forks find everything loaded


def _pandas() -> None:
    import pandas

    pandas.DataFrame({"a": [1.0, 2.0]}).describe()


def _pictures() -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots()
    axes.plot([1, 2])
    figure.canvas.draw()
    pyplot.close("all")


def _vision() -> None:
    import torchvision.transforms.v2  # noqa: F401


def settle_down() -> None:
    """Check what forks rely on, and keep what is loaded out of the garbage collector's way. Raises RuntimeError."""
    import torch

    end = time.monotonic() + 5          # a thread that is just ending may
    while len(list(Path("/proc/self/task").iterdir())) > 1 and time.monotonic() < end:
        time.sleep(0.01)
    threads = len(list(Path("/proc/self/task").iterdir()))
    if threads > 1:
        raise RuntimeError(f"{threads} threads are running where forks need one")
    if torch.cuda.is_initialized():
        raise RuntimeError("CUDA is in use already, which no fork survives")
    gc.collect()
    gc.freeze()
