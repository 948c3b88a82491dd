"""You make a tensor from `x` as it comes. From the whole number 3 that is a tensor of integers, and between two integers there is nothing to take a slope of: only floating point can require gradients. Say `dtype=torch.float64`, or begin with `float(x)`."""
import torch


def slope(f, x):
    return grad_of(f, torch.tensor(x)).item()
