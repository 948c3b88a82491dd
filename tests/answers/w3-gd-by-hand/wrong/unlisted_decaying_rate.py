import torch


def fit(x, y, lr, steps):
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    for i in range(steps):
        loss = ((w * x + b - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            w -= lr / (i + 1) * w.grad
            b -= lr / (i + 1) * b.grad
            w.grad.zero_()
            b.grad.zero_()
    return w, b, losses
