"""You call `backward()` on a result without a graph: the tensor that went into `f` did not ask for gradients, so nothing was written down on the way. Create it with `requires_grad=True`, before `f` is called."""
import torch


def grad_of(f, x):
    leaf = x.clone()
    y = f(leaf)
    y.backward()
    return leaf.grad


def slope(f, x):
    return grad_of(f, torch.tensor(x, dtype=torch.float64)).item()
