"""You exchanged the two. `torch.where(condition, first, second)` takes the first where the condition holds: positive numbers stay as they are."""
import torch


def leaky(x, a):
    return torch.where(x > 0, a * x, x)
