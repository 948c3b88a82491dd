"""You write zeros into whole rows, and with them into the left and the right edge. A slice for each axis leaves the edges alone: `[1:-1, 1:-1]`."""
import torch


def border(h, w):
    table = torch.ones(h, w)
    table[1:-1] = 0
    return table
