import torch


def grad_of(f, x):
    return torch.func.grad(f)(x)


def slope(f, x):
    return float(torch.func.grad(f)(torch.tensor(float(x))))
