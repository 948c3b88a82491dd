"""If nothing in `f(x)` was computed from `x`, there is no graph, and `backward()` raises an error. But the question has an answer: what does not depend on `x` has the slope 0. Ask the result first: if its `requires_grad` is False, return zeros in the shape of `x`."""
import torch


def grad_of(f, x):
    leaf = x.detach().requires_grad_()
    f(leaf).backward()
    return leaf.grad


def slope(f, x):
    return grad_of(f, torch.tensor(x, dtype=torch.float64)).item()
