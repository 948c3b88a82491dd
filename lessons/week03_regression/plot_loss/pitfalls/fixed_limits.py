"""You fix the frame from 0 to 1, and every loss above 1 is cut off: the beginning of most trainings. Leave the limits to Matplotlib, which fits them to the curve."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(numbers(losses))
    ax.set_ylim(0, 1)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    fig.savefig(path)
    plt.close(fig)
