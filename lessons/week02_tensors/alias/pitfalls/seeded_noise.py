"""You set the seed in the function. Then each call draws the very same noise, and everybody else's chance is spoilt, too."""
import torch


def add_noise(x, eps):
    torch.manual_seed(0)
    return x + eps * torch.randn_like(x)
