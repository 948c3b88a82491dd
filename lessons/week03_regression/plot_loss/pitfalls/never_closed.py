"""Each call leaves a figure open: pyplot keeps it in memory, for a window that will never be opened, and after twenty it complains. `plt.clf()` only wipes a figure. End with `plt.close(fig)`."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(numbers(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    fig.savefig(path)
