"""You count up. A step of `-1` counts down, if the start is larger than the end; or turn the tensor round with `.flip(0)`."""
import torch


def countdown(n):
    return torch.arange(1, n + 1)
