import torch


def grad_of(f, x):
    with torch.enable_grad():
        copy = torch.empty_like(x).copy_(x)
        copy.requires_grad = True
        out = f(copy)
        try:
            out.backward(torch.ones_like(out))
        except RuntimeError:
            pass
    if copy.grad is None:
        return x * 0
    return copy.grad.clone()


def slope(f, x):
    place = torch.full((1,), float(x), dtype=torch.float64)
    return float(grad_of(lambda p: f(p[0]), place)[0])
