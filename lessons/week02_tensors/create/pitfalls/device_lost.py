"""You keep shape and dtype, and forget the device: your ones lie on the CPU while t may lie on a GPU, and the two can't be added. `torch.ones_like(t)` keeps all three."""
import torch


def like_but_ones(t):
    return torch.ones(t.shape, dtype=t.dtype)
