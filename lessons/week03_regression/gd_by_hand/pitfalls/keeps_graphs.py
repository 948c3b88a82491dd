"""You store the loss itself, a tensor, and with it the graph of its whole step: nothing of 300 steps can be thrown away, and memory grows with each of them. Store the number alone: `loss.item()`."""
import torch


def fit(x, y, lr, steps):
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = (w * x + b - y).square().mean()
        loss.backward()
        losses.append(loss)
        with torch.no_grad():
            w -= lr * w.grad
            b -= lr * b.grad
        w.grad = b.grad = None
    return w, b, losses
