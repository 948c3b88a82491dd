"""Your noise always has a deviation of 1. Multiply it by eps."""
import torch


def add_noise(x, eps):
    return x + torch.randn_like(x)
