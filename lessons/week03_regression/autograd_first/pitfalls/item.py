"""You take the number out of the result with `.item()` or `float()` and go on with that. A bare number remembers nothing, and a new tensor made from it begins a new graph, in which `x` does not occur. Call `backward()` on the very tensor that `f` returned."""
import torch


def grad_of(f, x):
    leaf = x.detach().requires_grad_()
    y = torch.tensor(f(leaf).item(), requires_grad=True)
    y.backward()
    return leaf.grad


def slope(f, x):
    return grad_of(f, torch.tensor(x, dtype=torch.float64))
