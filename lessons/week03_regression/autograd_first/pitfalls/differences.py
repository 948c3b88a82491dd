"""You compare two values of `f` that lie a small step apart. That is near the slope, but never it: a large step is too coarse, and with a small one the two values agree in nearly all their figures, so that little of the difference is left. Autograd follows the computation itself and is exact: call `f` once, on a tensor with `requires_grad=True`, then `backward()`."""
import torch


def grad_of(f, x):
    step, slopes = 1e-5, torch.zeros_like(x)
    for i in range(x.numel()):
        there, back = x.clone(), x.clone()
        there.reshape(-1)[i] += step
        back.reshape(-1)[i] -= step
        slopes.reshape(-1)[i] = (f(there) - f(back)) / (2 * step)
    return slopes


def slope(f, x):
    return grad_of(f, torch.tensor(x, dtype=torch.float64)).item()
