"""You save the picture, and then open a window as well: on a machine with a screen your training stands still until somebody closes it. The file is enough: leave `plt.show()` out."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(numbers(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    fig.savefig(path)
    plt.show()
    plt.close(fig)
