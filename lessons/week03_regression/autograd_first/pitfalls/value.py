"""You return the value of `f`, not its slope. The value says how high the curve is at `x`, the slope how fast it rises there. After `y.backward()` the slope lies in the `.grad` of the tensor that went in."""
import torch


def grad_of(f, x):
    leaf = x.detach().requires_grad_()
    y = f(leaf)
    if y.requires_grad:
        y.backward()
    return y.detach()


def slope(f, x):
    return grad_of(f, torch.tensor(x, dtype=torch.float64)).item()
