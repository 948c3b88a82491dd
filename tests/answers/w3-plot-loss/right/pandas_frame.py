import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import torch


def plain(losses):
    return torch.stack([torch.as_tensor(v, dtype=torch.float64).detach() for v in losses]).numpy() if len(losses) else []


def plot_loss(losses, path, logy=False):
    with matplotlib.rc_context({"font.size": 8}):
        table = pd.Series(plain(losses), name="raw").to_frame()
        table["calm"] = smooth(losses)
        axes = table.plot(logy=logy)
        axes.set_xlabel("batch")
        axes.set_ylabel("mean squared error")
        figure = axes.get_figure()
        figure.savefig(path, bbox_inches="tight")
        plt.close(figure)


def smooth(losses, beta=0.9):
    series = pd.Series(plain(losses), dtype="float64")
    return series.ewm(alpha=1 - beta, adjust=False).mean().tolist()
