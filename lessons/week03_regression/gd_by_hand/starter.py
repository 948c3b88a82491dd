"""Gradient descent with nothing but tensors."""

import torch


def fit(x, y, lr, steps):
    """Fit y = w * x + b by gradient descent from w = b = 0; return w, b and the loss before each step."""
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    ...
    return w, b, losses


if __name__ == "__main__":
    # Should arrive at w 2.00 and b 3.00.
    torch.manual_seed(0)
    x = 2 * torch.rand(32, 1) - 1
    w, b, losses = fit(x, 2 * x + 3, lr=0.1, steps=300)
    print(f"w {w.item():.2f}   b {b.item():.2f}   {len(losses)} losses")
