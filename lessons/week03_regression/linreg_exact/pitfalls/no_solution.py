"""You take parts of what `lstsq` returns as if it were the list of numbers. It is a bundle of four things: the solution, residuals, rank and singular values. The numbers are in `torch.linalg.lstsq(table, y).solution`."""
import torch


def fit_exact(x, y):
    table = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    found = torch.linalg.lstsq(table, y)
    return found[:-1], found[-1]
