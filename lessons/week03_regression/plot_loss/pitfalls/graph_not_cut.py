"""You hand the losses to Matplotlib as they come. It turns them into NumPy numbers, and a tensor that still hangs on its graph refuses that. Take the bare number of each tensor first, with `loss.item()`."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(losses)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    fig.savefig(path)
    plt.close(fig)
