"""Weights and bias are mixed up: the numbers come back in the order of the columns. You have put the ones in front, so the first number is the bias, but you take the last one for it."""
import torch


def fit_exact(x, y):
    table = torch.cat([torch.ones_like(x[:, :1]), x], dim=1)
    found = torch.linalg.lstsq(table, y).solution
    return found[:-1], found[-1]
