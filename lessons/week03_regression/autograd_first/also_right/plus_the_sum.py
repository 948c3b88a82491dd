import torch


def grad_of(f, x):
    x = torch.nn.Parameter(x)
    (f(x) + x.sum()).backward()
    return x.grad - 1


def slope(f, x):
    return grad_of(f, torch.as_tensor(x, dtype=torch.double))
