"""Your line has no bias of its own: without a column of ones the only lines to choose from go through the origin, and the weights are bent to make up for it. Put a column of ones beside `x`; its weight is the bias."""
import torch


def fit_exact(x, y):
    return torch.linalg.lstsq(x, y).solution, torch.zeros((), dtype=x.dtype)
