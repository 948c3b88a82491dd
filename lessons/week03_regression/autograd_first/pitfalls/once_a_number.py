"""You call `backward()` once for each number of `x`, on the same leaf. One call leaves all the slopes, and the next one adds all of them again: the second slope comes out double, the third threefold. Call `backward()` once, and return the whole `.grad`."""
import torch


def grad_of(f, x):
    leaf, slopes = x.detach().requires_grad_(), torch.zeros(x.numel(), dtype=x.dtype)
    for i in range(x.numel()):
        y = f(leaf)
        if not y.requires_grad:
            return torch.zeros_like(x)
        y.backward()
        slopes[i] = leaf.grad.flatten()[i]
    return slopes.reshape(x.shape)
