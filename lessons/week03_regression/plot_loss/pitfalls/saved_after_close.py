"""You close the figure, and save after that. `plt.savefig` saves the current figure; with yours closed there is none, so pyplot makes a new one, and your file shows a blank page. First save, then close."""
import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig, ax = plt.subplots()
    ax.plot(numbers(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")
    if logy:
        ax.set_yscale("log")
    plt.close(fig)
    plt.savefig(path)
    plt.close()
