import matplotlib.pyplot as plt
import torch


def plot_loss(losses, path, logy=False):
    values = torch.tensor([float(v) for v in losses])
    fig = plt.figure()
    if logy:
        plt.semilogy(values, label="loss", alpha=0.5)
    else:
        plt.plot(values, label="loss", alpha=0.5)
    plt.plot(smooth(losses), label="smooth")
    plt.xlabel("iteration")
    plt.ylabel("training loss")
    plt.legend()
    plt.savefig(path)
    plt.close(fig)


def smooth(losses, beta=0.9):
    out = [float(v) for v in losses]
    for i in range(1, len(out)):
        out[i] = out[i - 1] + (1 - beta) * (out[i] - out[i - 1])
    return out
