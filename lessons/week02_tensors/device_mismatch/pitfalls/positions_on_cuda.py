"""You wrote `device="cuda"`. It works on a machine with a GPU and on no other. Where x is, `x.device` says."""
import torch


def add_positions(x):
    return x + torch.arange(x.shape[1], device="cuda")[:, None]
