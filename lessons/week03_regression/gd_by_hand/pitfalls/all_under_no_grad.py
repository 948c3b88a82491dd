"""Your loss has no graph, so `backward()` is refused. Either `w` and `b` are made without `requires_grad=True`, or the loss is computed under `torch.no_grad()`, where nothing is written down. Mark both, and put only the update under it."""
import torch


def fit(x, y, lr, steps):
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(steps):
        with torch.no_grad():
            loss = (w * x + b - y).square().mean()
            loss.backward()
            losses.append(loss.item())
            w -= lr * w.grad
            b -= lr * b.grad
        w.grad = b.grad = None
    return w, b, losses
