import matplotlib.pyplot as plt
import numpy as np


def plot_loss(losses, path, logy=False):
    f, a = plt.subplots()
    a.plot([float(v) for v in losses])
    a.set(xlabel="step", ylabel="loss", yscale="log" if logy else "linear")
    f.savefig(path)
    plt.close(f)


def smooth(losses, beta=0.9):
    out = np.zeros(len(losses) + 1)
    for i in range(len(losses)):
        out[i + 1] = out[i] + (1 - beta) * (float(losses[i]) - out[i])
    return list(out[1:])
