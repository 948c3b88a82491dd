"""With `logy` you change the scale of the steps, not that of the loss. x runs to the right, y upwards: it is `ax.set_yscale("log")`, or `ax.semilogy`."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(numbers(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_xscale("log")
    fig.savefig(path)
    plt.close(fig)
