"""You return the noise alone. Asked is x plus the noise."""
import torch


def add_noise(x, eps):
    return eps * torch.randn_like(x)
