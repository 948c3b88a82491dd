"""Draw a training's loss into a file."""

import random

import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    """Draw the losses over the steps into the picture file `path`; with `logy` on a logarithmic scale."""
    ...


def smooth(losses, beta=0.9):
    """Return the running average of the losses at each step, as a list."""
    ...


if __name__ == "__main__":
    # A made-up training: it falls, and it jitters. Have a look at loss.png when this has run.
    random.seed(0)
    losses = [3 * 0.95**step + 0.2 * random.random() for step in range(200)]
    plot_loss(losses, "loss.png")
    print(f"the last loss is {losses[-1]:.3f}; smoothed: {smooth(losses)}")
