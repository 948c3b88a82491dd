import torch


def fit(x, y, lr, steps):
    w = torch.tensor(0.0, requires_grad=True)
    b = torch.tensor(0.0, requires_grad=True)
    losses = []
    for i in range(steps):
        pred = x * w + b
        err = pred - y
        loss = torch.mean(err * err)
        losses.append(float(loss))
        loss.backward()
        w.data = w.data - lr * w.grad
        b.data = b.data - lr * b.grad
    return w.item(), b.item(), losses
