"""You clear the gradient of `w`, but not that of `b`. It adds up from step to step, so that `b` swings around its goal and pulls the loss with it. Each of the two has a `.grad` of its own: clear both."""
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
        w.grad = None
    return w, b, losses
