"""With `logy` you draw the logarithms of the losses. The curve has the right form, but the axis now says -2 where the loss is 0.01, and a loss of 0 is an error. Draw the losses themselves, and change the scale: `ax.set_yscale("log")`."""
import math

import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    values = numbers(losses)
    if logy:
        values = [math.log10(v) for v in values]
    ax.plot(values)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    fig.savefig(path)
    plt.close(fig)
