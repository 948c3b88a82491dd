import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    fig = plt.figure()
    plt.xlabel("step")
    plt.ylabel("loss")
    plt.yscale("log" if logy else "linear")
    plt.savefig(path)
    plt.plot([float(v) for v in losses])
    plt.close(fig)


def smooth(losses, beta=0.9):
    out = []
    for v in losses:
        v = float(v)
        out.append(v if not out else out[-1] * beta + v * (1 - beta))
    return out
