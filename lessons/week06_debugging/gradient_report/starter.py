"""What the gradients of a model say."""

import torch
from torch import nn


def report(model):
    """Return for each parameter's name the norm of its gradient, and what is to be said about it."""
    ...


def total_norm(model):
    """Return the norm of all gradients laid end to end."""
    ...


if __name__ == "__main__":
    # Ten sigmoids in a row: the further from the loss, the smaller the gradient.
    torch.manual_seed(0)
    layers = [part for _ in range(10) for part in (nn.Linear(8, 8), nn.Sigmoid())]
    model = nn.Sequential(*layers, nn.Linear(8, 1))
    model(torch.randn(32, 8)).square().mean().backward()
    for name, row in (report(model) or {}).items():
        print(f"{name:10} {row['norm']:9.1e}  {row['status']}")
    print("total", total_norm(model))
