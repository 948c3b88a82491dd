"""You always write `loss.png`, wherever the program happens to run: the second training overwrites the picture of the first. Use the `path` you were given."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(numbers(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    fig.savefig("loss.png")
    plt.close(fig)
