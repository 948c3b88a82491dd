"""Your product takes tables only: `torch.mm`, like `.t()`, refuses one axis as well as three. `@` works on the last axes and lets the others ride along."""
import torch


def linear(x, w, b):
    product = torch.mm(x, w.T)
    return product if b is None else product + b
