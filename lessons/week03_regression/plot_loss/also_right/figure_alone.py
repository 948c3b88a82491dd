from matplotlib.figure import Figure


def plot_loss(losses, path, logy=False):
    """A figure that pyplot never hears of needs no closing."""
    values = [float(v.detach()) if hasattr(v, "detach") else v for v in losses]
    fig = Figure(figsize=(6, 4), layout="constrained")
    ax = fig.add_subplot()
    ax.plot(range(1, len(values) + 1), values, marker=".")
    ax.set(xlabel="step", ylabel="loss", title="training", yscale="log" if logy else "linear")
    ax.grid(True, alpha=0.3)
    fig.savefig(path, dpi=120)


def smooth(losses, beta=0.9):
    """Starts at 0, and takes out what that does."""
    averages, average = [], 0.0
    for i, v in enumerate(losses, start=1):
        average = beta * average + (1 - beta) * float(v)
        averages.append(average / (1 - beta**i))
    return averages
