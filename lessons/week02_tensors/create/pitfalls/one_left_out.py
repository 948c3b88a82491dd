"""Your countdown stops at 2. `arange` never gives the end that you name: to include 1, name 0."""
import torch


def countdown(n):
    return torch.arange(n, 1, -1)
