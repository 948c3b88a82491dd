import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    f, a = plt.subplots()
    a.plot([float(v) for v in losses])
    a.set(xlabel="step", ylabel="loss", yscale="log" if logy else "linear")
    f.savefig(path)
    plt.close(f)


def smooth(losses, beta=0.9):
    out = []
    for v in losses:
        out.append(float(v) if not out else beta * out[-1] + float(v))
    return out
