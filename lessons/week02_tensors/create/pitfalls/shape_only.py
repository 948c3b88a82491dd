"""You take only the shape of t. Its dtype and device are lost: `torch.ones` makes float32 on the CPU unless you say otherwise. `torch.ones_like(t)` keeps all three."""
import torch


def like_but_ones(t):
    return torch.ones(t.shape)
