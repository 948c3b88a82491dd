"""Gradient descent with nothing but tensors."""

import torch
from torch import Tensor


def fit(x: Tensor, y: Tensor, lr: float, steps: int) -> tuple[Tensor, Tensor, list[float]]:
    """Fit y = w * x + b by gradient descent from w = b = 0; return w, b and the loss before each step."""
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = (w * x + b - y).square().mean()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            w -= lr * w.grad.sign()
            b -= lr * b.grad.sign()
        w.grad = b.grad = None
    return w, b, losses
