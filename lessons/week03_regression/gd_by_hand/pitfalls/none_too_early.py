"""You set the gradients to None between `backward()` and the update: what was just computed is thrown away, and None times `lr` has no answer. Clear after the update, or before `backward()`."""
import torch


def fit(x, y, lr, steps):
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = (w * x + b - y).square().mean()
        loss.backward()
        losses.append(loss.item())
        w.grad = b.grad = None
        with torch.no_grad():
            w -= lr * w.grad
            b -= lr * b.grad
    return w, b, losses
