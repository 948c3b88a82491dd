"""You change `w` in place while its computations are being written down, and PyTorch refuses: the notes say what `w` was, and now it is something else. The update is no part of the computation. Put it under `with torch.no_grad():`."""
import torch


def fit(x, y, lr, steps):
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = (w * x + b - y).square().mean()
        loss.backward()
        losses.append(loss.item())
        w -= lr * w.grad
        b -= lr * b.grad
        w.grad = b.grad = None
    return w, b, losses
