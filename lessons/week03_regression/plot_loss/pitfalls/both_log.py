"""With `logy` you make both scales logarithmic: the first ten steps take as much room as the next ninety. Steps are evenly spaced; only the loss is to change its scale: `ax.set_yscale("log")`, or `ax.semilogy`."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    if logy:
        ax.loglog(numbers(losses))
    else:
        ax.plot(numbers(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    fig.savefig(path)
    plt.close(fig)
