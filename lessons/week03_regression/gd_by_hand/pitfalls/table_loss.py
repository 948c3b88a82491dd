"""Your predictions have the shape (n,), and `y` has (n, 1). The difference of the two is a table of n rows and n columns: every prediction is compared with every point, and the line that comes out is flat. Keep the shape (n, 1) to the end."""
import torch


def fit(x, y, lr, steps):
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    losses = []
    for _ in range(steps):
        loss = ((w * x + b).flatten() - y).square().mean()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            w -= lr * w.grad
            b -= lr * b.grad
        w.grad = b.grad = None
    return w, b, losses
