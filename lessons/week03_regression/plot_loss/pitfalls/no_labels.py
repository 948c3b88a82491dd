"""Your axes have no labels. In a week nobody will know whether steps or epochs are counted below, and whether a loss or an accuracy is drawn. A title does not tell either. Add `ax.set_xlabel(…)` and `ax.set_ylabel(…)`."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(numbers(losses))
    ax.set_title("loss")
    if logy:
        ax.set_yscale("log")
    fig.savefig(path)
    plt.close(fig)
