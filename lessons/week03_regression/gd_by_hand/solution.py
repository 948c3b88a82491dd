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
            w -= lr * w.grad
            b -= lr * b.grad
        w.grad = b.grad = None
    return w, b, losses


if __name__ == "__main__":
    torch.manual_seed(0)
    x = 2 * torch.rand(32, 1) - 1
    w, b, losses = fit(x, 2 * x + 3, lr=0.1, steps=300)
    print(f"w {w.item():.2f}   b {b.item():.2f}   loss {losses[0]:.2f} at the start, {losses[-1]:.2g} at the end")
