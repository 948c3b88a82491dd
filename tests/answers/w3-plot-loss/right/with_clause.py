from contextlib import contextmanager

import matplotlib.pyplot as plt


@contextmanager
def canvas(path):
    figure = plt.figure()
    try:
        yield figure.gca()
        figure.savefig(path)
    finally:
        plt.close(figure)


def plot_loss(losses, path, logy=False):
    with canvas(path) as ax:
        ax.plot(*zip(*((step, float(loss)) for step, loss in enumerate(losses))))
        ax.set(xlabel="update", ylabel="error", yscale=("linear", "log")[logy])


def smooth(losses, beta=0.9):
    if not losses:
        return []
    *before, last = losses
    if not before:
        return [float(last)]
    calm = smooth(before, beta)
    return calm + [calm[-1] * beta + float(last) * (1 - beta)]
