"""You draw, and then call `plt.show()`: that opens a window, where there is a screen, and leaves no file behind. On a server, or over ssh, nothing happens at all. Write a file instead: `fig.savefig(path)`."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(numbers(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    plt.show()
