"""Stochastic gradient descent, as `torch.optim.SGD` does it."""

from collections.abc import Iterable

import torch
from torch import nn


class MySGD:
    """A rule for moving parameters downhill, with momentum and weight decay."""

    def __init__(self, params: Iterable[nn.Parameter], lr: float, momentum: float = 0.0, weight_decay: float = 0.0) -> None:
        self.params = list(params)
        self.lr = lr
        self.momentum = momentum
        self.weight_decay = weight_decay
        self.sums = [torch.zeros_like(p) for p in self.params]

    @torch.no_grad()
    def step(self) -> None:
        """Move each parameter that has a gradient, in place."""
        for i, p in enumerate(self.params):
            if p.grad is None:
                continue
            slope = p.grad + self.weight_decay * p
            self.sums[i] = self.momentum * self.sums[i] + slope
            p -= self.lr * self.sums[i]

    def zero_grad(self) -> None:
        """Forget the gradients; the sums stay."""
        for p in self.params:
            p.grad = None


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
