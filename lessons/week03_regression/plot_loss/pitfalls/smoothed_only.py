"""You draw the averages in place of the losses. They are easier to look at, and hide what may be the news: a spike, or a curve that swings. Draw the losses; the averages may stand beside them."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(smooth(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    fig.savefig(path)
    plt.close(fig)
