"""A loss that compares each prediction with its own target, and with no other."""

import torch
from torch import nn
from torch.nn import functional as F


def loss_fn(pred, y):
    """The mean squared error of n predictions and their n targets, each of shape (n, 1) or (n,)."""
    return F.mse_loss(pred, y)


def evaluate(model, x, y):
    """The loss of the model's answers to x, as a plain number."""
    return F.mse_loss(model(x), y)


if __name__ == "__main__":
    # Points of y = 2x + 3: the line should come out with slope 2 and height 3, and a loss of 0.
    torch.manual_seed(0)
    x = 2 * torch.rand(32, 1) - 1
    y = (2 * x + 3).flatten()
    model = nn.Linear(1, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(200):
        opt.zero_grad()
        loss_fn(model(x), y).backward()
        opt.step()
    print(f"slope {model.weight.item():.2f}   height {model.bias.item():.2f}   loss {evaluate(model, x, y):.2f}")
