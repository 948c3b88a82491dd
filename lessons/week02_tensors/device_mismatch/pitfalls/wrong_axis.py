"""You lost the `[:, None]`: the positions line up with the last axis now, and the place is the one before. Only the device was wrong."""
import torch


def add_positions(x):
    return x + torch.arange(x.shape[1], device=x.device)
