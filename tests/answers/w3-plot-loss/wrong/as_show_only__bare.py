import matplotlib.pyplot as plt


def plot_loss(losses, path, logy=False):
    plt.figure()
    values = [float(v) for v in losses]
    plt.semilogy(values) if logy else plt.plot(values)
    plt.xlabel("step")
    plt.ylabel("loss")
    plt.show()


def smooth(losses, beta=0.9):
    out = []
    for v in losses:
        v = float(v)
        out.append(v if not out else out[-1] * beta + v * (1 - beta))
    return out
