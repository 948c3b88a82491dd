"""You leave out losses that are nan or infinite. All later ones move to the left, to steps that aren't theirs, and nobody sees that the training broke down for a moment. Draw them as they are: Matplotlib leaves a gap."""
import math

import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot([v for v in numbers(losses) if math.isfinite(v)])
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    fig.savefig(path)
    plt.close(fig)
