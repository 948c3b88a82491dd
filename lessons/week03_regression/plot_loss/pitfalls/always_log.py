"""Your scale is logarithmic whether it was asked for or not. Only `logy=True` asks for it: put `ax.set_yscale("log")` into an `if`."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.semilogy(numbers(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    fig.savefig(path)
    plt.close(fig)
