import torch


def fit(x, y, lr, steps):
    def loss(p):
        return ((p[0] * x + p[1] - y) ** 2).mean()
    step = torch.func.grad_and_value(loss)
    p, out = torch.zeros(2), []
    for _ in range(steps):
        g, now = step(p)
        out.append(now.item())
        p = p - lr * g
    return p[0], p[1], tuple(out)
