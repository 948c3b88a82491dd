"""`torch.arange` makes its numbers on the CPU, whatever x is on. Say where: `torch.arange(n, device=x.device)`."""
import torch


def add_positions(x):
    return x + torch.arange(x.shape[1])[:, None]
