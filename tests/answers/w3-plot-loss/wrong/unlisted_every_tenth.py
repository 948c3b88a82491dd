import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    values = [float(v) for v in losses]
    every = max(1, len(values) // 10)
    f, a = plt.subplots()
    a.plot(range(0, len(values), every), values[::every])
    a.set(xlabel="step", ylabel="loss", yscale="log" if logy else "linear")
    f.savefig(path)
    plt.close(f)


def smooth(losses, beta=0.9):
    out = []
    for v in losses:
        v = float(v)
        out.append(v if not out else out[-1] * beta + v * (1 - beta))
    return out
