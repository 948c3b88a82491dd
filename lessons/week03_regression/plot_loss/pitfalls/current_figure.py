"""You draw with `plt.plot` without having made a figure: if one is open already, your curve lands in that one, on top of what somebody else drew there. Make a figure of your own: `fig, ax = plt.subplots()`."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    plt.plot(numbers(losses))
    plt.xlabel("step")
    plt.ylabel("loss")
    if logy:
        plt.yscale("log")
    plt.savefig(path)
    plt.close()
