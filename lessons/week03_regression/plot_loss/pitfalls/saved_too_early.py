"""You save the figure before you draw in it. `savefig` writes what the figure holds at that moment, and that is an empty frame. First `ax.plot`, then the labels, then `fig.savefig(path)`."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    fig.savefig(path)
    ax.plot(numbers(losses))
    plt.close(fig)
