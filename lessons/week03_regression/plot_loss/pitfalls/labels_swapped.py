"""Your labels stand at the wrong axes: x runs to the right and counts steps, y runs upwards and measures the loss. Exchange the two."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(numbers(losses))
    ax.set_xlabel("loss")
    ax.set_ylabel("step")
    if logy:
        ax.set_yscale("log")
    fig.savefig(path)
    plt.close(fig)
