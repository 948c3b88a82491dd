"""You go through NumPy or plain numbers. That works for some tensors only: not on another device, and not while slopes are recorded. `t.detach().clone()` works for all."""
import torch


def snapshot(t):
    return torch.from_numpy(t.numpy().copy())
