"""You hand `f` a tensor that does not ask for gradients. So nothing is written down, `y.requires_grad` is False for every `f`, and you answer 0 as if none of them depended on `x`. Mark the tensor before you call `f`: `leaf = x.detach().requires_grad_()`."""
import torch


def grad_of(f, x):
    leaf = x.detach().clone()
    y = f(leaf)
    if not y.requires_grad:
        return torch.zeros_like(x)
    y.backward()
    return leaf.grad
