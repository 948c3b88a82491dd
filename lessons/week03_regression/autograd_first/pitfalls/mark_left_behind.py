"""Your slopes are right, also the second time, but you mark the caller's own tensor with `requires_grad_()`, and it stays marked: from then on everything the caller computes from it builds a graph. Mark a tensor of your own, `x.detach().requires_grad_()`."""
import torch


def grad_of(f, x):
    x.requires_grad_()
    x.grad = None
    y = f(x)
    if not y.requires_grad:
        return torch.zeros_like(x)
    y.backward()
    return x.grad.clone()
