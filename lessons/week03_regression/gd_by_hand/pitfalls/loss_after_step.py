"""You measure the loss again after the update and store that one: your list lacks the loss at w = b = 0 and is one step ahead of the task. Store the loss on which you have called `backward()`."""
import torch


def fit(x, y, lr, steps):
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = (w * x + b - y).square().mean()
        loss.backward()
        with torch.no_grad():
            w -= lr * w.grad
            b -= lr * b.grad
            losses.append((w * x + b - y).square().mean().item())
        w.grad = b.grad = None
    return w, b, losses
