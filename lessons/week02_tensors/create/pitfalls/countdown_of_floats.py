"""Your countdown is made of floats. `linspace` divides a stretch and always gives floats, and so does a float among the arguments of `arange`. Whole numbers come from `torch.arange(n, ...)`."""
import torch


def countdown(n):
    return torch.linspace(n, 1, n)
