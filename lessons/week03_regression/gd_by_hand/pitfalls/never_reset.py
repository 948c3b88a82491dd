"""You never clear the gradients. `backward()` adds to `.grad`, so that step 2 goes by the slopes of two steps, step 3 by those of three: the loss falls, runs past the lowest point and swings back. After each update set `w.grad = b.grad = None`."""
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
            w -= lr * w.grad
            b -= lr * b.grad
    return w, b, losses
