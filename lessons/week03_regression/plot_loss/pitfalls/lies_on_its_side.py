"""Your curve lies on its side: `ax.plot(x, y)` takes the steps first and the losses second, and you gave the losses first. With the losses alone, `ax.plot(losses)`, the steps are counted for you."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(numbers(losses), range(len(losses)))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    fig.savefig(path)
    plt.close(fig)
