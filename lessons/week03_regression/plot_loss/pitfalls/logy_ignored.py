"""Your picture looks the same with `logy=True`: nothing in the function asks for `logy`. When it is true, say `ax.set_yscale("log")`."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(numbers(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    fig.savefig(path)
    plt.close(fig)
