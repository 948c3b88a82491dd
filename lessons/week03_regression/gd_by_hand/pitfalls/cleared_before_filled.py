"""You call `w.grad.zero_()` before the first `backward()`. At that time there is no gradient yet: `.grad` is None, and None has no `zero_`. Clear after the update, or say `w.grad = None`, which is never wrong."""
import torch


def fit(x, y, lr, steps):
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(steps):
        w.grad.zero_()
        b.grad.zero_()
        loss = (w * x + b - y).square().mean()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            w -= lr * w.grad
            b -= lr * b.grad
    return w, b, losses
