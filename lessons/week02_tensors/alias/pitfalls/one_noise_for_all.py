"""You draw one number and add it everywhere: the whole tensor is shifted. Noise is another number in each place: `torch.randn_like(x)`."""
import torch


def add_noise(x, eps):
    return x + eps * torch.randn(1).to(x.dtype)
