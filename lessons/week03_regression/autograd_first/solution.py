"""Ask autograd how fast a function changes."""

from collections.abc import Callable

import torch
from torch import Tensor

Function = Callable[[Tensor], Tensor]


def grad_of(f: Function, x: Tensor) -> Tensor:
    """Return the slope of the number `f(x)` for each number in `x`, in the shape of `x`; leave `x` as it is."""
    leaf = x.detach().requires_grad_()
    y = f(leaf)
    if not y.requires_grad:  # nothing in y was computed from the leaf
        return torch.zeros_like(x)
    y.backward()
    return leaf.grad


def slope(f: Function, x: float) -> float:
    """Return the slope of `f` at `x`."""
    return grad_of(f, torch.tensor(x, dtype=torch.float64)).item()


if __name__ == "__main__":
    print(slope(lambda x: x**2 + 3 * x, 2))
    print(grad_of(lambda x: x[0] * x[1], torch.tensor([2.0, 5.0])))
