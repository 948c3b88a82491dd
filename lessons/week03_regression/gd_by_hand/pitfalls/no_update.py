"""Your loop finds the slopes and does nothing with them: w and b stay 0, and every loss is the same. Under `torch.no_grad()`, take `lr` times its gradient from each of the two: `w -= lr * w.grad`."""
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
    return w, b, losses
