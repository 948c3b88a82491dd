"""Stochastic gradient descent, as `torch.optim.SGD` does it."""

import torch
from torch import nn


class MySGD:
    """A rule for moving parameters downhill, with momentum and weight decay."""

    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        ...

    def step(self):
        """Move each parameter that has a gradient, in place."""
        ...

    def zero_grad(self):
        """Forget the gradients; the sums stay."""
        ...


if __name__ == "__main__":
    # Points of y = 2x + 3: weight and bias should come out as 2 and 3.
    torch.manual_seed(0)
    x = 2 * torch.rand(32, 1) - 1
    model = nn.Linear(1, 1)
    opt = MySGD(model.parameters(), lr=0.05, momentum=0.9)
    for _ in range(200):
        opt.zero_grad()
        nn.functional.mse_loss(model(x), 2 * x + 3).backward()
        opt.step()
    print(f"weight {model.weight.item():.2f}   bias {model.bias.item():.2f}")
