"""You copy `x` with `torch.tensor(x.tolist())`. From plain Python numbers that makes float32, whatever `x` was: seven figures of sixteen are left. `x.detach()` keeps the type."""
import torch


def grad_of(f, x):
    leaf = torch.tensor(x.tolist(), requires_grad=True)
    y = f(leaf)
    if not y.requires_grad:
        return torch.zeros_like(x)
    y.backward()
    return leaf.grad
