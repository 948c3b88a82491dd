"""You read the `.grad` of the result. `backward()` walks from the result back to where it all began, and leaves the slopes there: in the leaf that went into `f`. The result's own `.grad` stays None."""
import torch


def grad_of(f, x):
    leaf = x.detach().requires_grad_()
    y = f(leaf)
    if not y.requires_grad:
        return torch.zeros_like(x)
    y.backward()
    return y.grad


def slope(f, x):
    return grad_of(f, torch.tensor(x, dtype=torch.float64))
