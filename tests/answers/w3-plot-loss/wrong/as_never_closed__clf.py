import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    plt.figure(figsize=(5, 3))
    plt.plot([float(v) for v in losses], color="tab:red")
    plt.xlabel("steps")
    plt.ylabel("loss")
    if logy:
        plt.yscale("log")
    plt.savefig(path)
    plt.clf()


def smooth(losses, beta=0.9):
    out = []
    for v in losses:
        v = float(v)
        out.append(v if not out else out[-1] * beta + v * (1 - beta))
    return out
