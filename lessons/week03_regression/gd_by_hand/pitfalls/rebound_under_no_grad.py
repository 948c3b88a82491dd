"""You write `w = w - lr * w.grad`, and under `torch.no_grad()`: a new tensor, about which nothing is written down, takes the place of the marked one. The second loss has no graph, and `backward()` is refused. Change the leaf itself: `w -= lr * w.grad`."""
import torch


def fit(x, y, lr, steps):
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = (w * x + b - y).square().mean()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            w = w - lr * w.grad
            b = b - lr * b.grad
    return w, b, losses
