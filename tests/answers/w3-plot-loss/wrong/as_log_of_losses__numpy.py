import matplotlib.pyplot as plt
import numpy as np


def plot_loss(losses, path, logy=False):
    heights = np.array([float(v) for v in losses])
    f, a = plt.subplots(figsize=(7, 4))
    a.plot(np.arange(len(heights)), np.log10(heights) if logy else heights, "o-")
    a.set(xlabel="epoch", ylabel="log loss" if logy else "loss")
    f.tight_layout()
    f.savefig(path)
    plt.close(f)


def smooth(losses, beta=0.9):
    out = []
    for v in losses:
        v = float(v)
        out.append(v if not out else out[-1] * beta + v * (1 - beta))
    return out
