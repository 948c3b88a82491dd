"""Learn a line from points: guess, measure, find the slope, step."""

import torch
from torch import nn


def train(x, y, steps=300):
    """Fit a line to the points (x, y), both of shape (n, 1); return it with the loss of each step."""
    model = nn.Linear(1, 1)
    losses = []
    ...
    return model, losses


if __name__ == "__main__":
    torch.manual_seed(0)
    x = 2 * torch.rand(64, 1) - 1
    model, losses = train(x, 2 * x + 3 + 0.1 * torch.randn(64, 1))
    if losses:
        print(f"loss {losses[0]:.3f} at the start, {losses[-1]:.3f} at the end")
    print(f"at x = 1 the model says {model(torch.ones(1, 1)).item():.2f}; the line is at 5")
