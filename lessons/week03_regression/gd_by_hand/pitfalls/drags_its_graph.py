"""Your weights are right, but each is computed from the one before, and all of them are written down: the graph of 300 steps hangs on `w` and grows with every step. Cut it off each time, with `.detach().requires_grad_()`, or change the leaf in place under `torch.no_grad()`."""
import torch


def fit(x, y, lr, steps):
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = (w * x + b - y).square().mean()
        for_w, for_b = torch.autograd.grad(loss, [w, b])
        losses.append(loss.item())
        w, b = w - lr * for_w, b - lr * for_b
    return w, b, losses
