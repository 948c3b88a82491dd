"""Your table is 1 everywhere. Write a 0 into its inside, `table[1:-1, 1:-1] = 0`, and return the table."""
import torch


def border(h, w):
    return torch.ones(h, w)
