"""Your countdown goes from n − 1 to 0: that is what `range` counts, backwards. Asked is n, …, 1, one more in each place."""
import torch


def countdown(n):
    return torch.arange(n - 1, -1, -1)
