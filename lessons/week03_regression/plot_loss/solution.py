"""Draw a training's loss into a file."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import matplotlib.pyplot as plt
from torch import Tensor

Loss = float | Tensor


def numbers(losses: Iterable[Loss]) -> list[float]:
    """The bare numbers: a tensor that still hangs on its graph can't be drawn."""
    return [loss.item() if isinstance(loss, Tensor) else float(loss) for loss in losses]


def plot_loss(losses: Sequence[Loss], path: str | Path, logy: bool = False) -> None:
    """Draw the losses over the steps into the picture file `path`; with `logy` on a logarithmic scale."""
    fig, ax = plt.subplots()
    ax.plot(numbers(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    fig.savefig(path)
    plt.close(fig)


def smooth(losses: Sequence[Loss], beta: float = 0.9) -> list[float]:
    """The running average at each step: `beta` times the one before, and the rest of the new loss."""
    averages: list[float] = []
    for loss in numbers(losses):
        averages.append(beta * averages[-1] + (1 - beta) * loss if averages else loss)
    return averages


if __name__ == "__main__":
    import random

    random.seed(0)
    losses = [3 * 0.95**step + 0.2 * random.random() for step in range(200)]
    plot_loss(losses, "loss.png")
    plot_loss(losses, "loss_log.png", logy=True)
    print(f"the last loss is {losses[-1]:.3f}, on average {smooth(losses)[-1]:.3f}; the curve is in loss.png")
