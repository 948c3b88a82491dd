import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    f, a = plt.subplots()
    a.plot([min(float(v), 2.0) for v in losses])
    a.set(xlabel="step", ylabel="loss", yscale="log" if logy else "linear")
    f.savefig(path)
    plt.close(f)


def smooth(losses, beta=0.9):
    out = []
    for v in losses:
        v = float(v)
        out.append(v if not out else out[-1] * beta + v * (1 - beta))
    return out
