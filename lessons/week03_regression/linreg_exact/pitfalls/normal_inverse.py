"""You invert the matrix X.T @ X. If two columns are nearly equal it is all but singular, and squaring has made it twice as bad: the figures that would tell the columns apart are lost. `torch.linalg.lstsq(X, y)` works on X itself."""
import torch


def fit_exact(x, y):
    table = torch.cat([x, torch.ones_like(x[:, :1])], dim=1)
    found = torch.linalg.inv(table.T @ table) @ table.T @ y
    return found[:-1], found[-1]
