"""You mark the result of `f`. By then `f` has run, on a tensor that nobody watched, so no slope can find its way back to `x`. Mark the tensor that goes in, `x.detach().requires_grad_()`, before you call `f`."""
import torch


def grad_of(f, x):
    leaf = x.detach().clone()
    y = f(leaf)
    y.requires_grad_()
    y.backward()
    return leaf.grad


def slope(f, x):
    return grad_of(f, torch.tensor(x, dtype=torch.float64))
