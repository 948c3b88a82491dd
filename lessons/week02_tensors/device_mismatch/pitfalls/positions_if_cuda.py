"""You use the GPU where there is one. But x need not be there: it may be on the CPU all the same, or on another device. Ask x: `device=x.device`."""
import torch


def add_positions(x):
    device = "cuda" if torch.cuda.is_available() and x.is_cuda else "cpu"
    return x.to(device) + torch.arange(x.shape[1], device=device)[:, None]
