"""Your countdown goes on to 0. It has n numbers, and the last of them is 1."""
import torch


def countdown(n):
    return torch.arange(n, -1, -1)
