"""Four functions that act on every element at once."""

import torch
from torch import Tensor


def leaky(x: Tensor, a: float) -> Tensor:
    """Return x where x > 0, else a * x."""
    return torch.where(x > 0, x, a * x)


def mse(pred: Tensor, target: Tensor) -> Tensor:
    """Return the mean squared difference of two tensors of one shape."""
    if pred.shape != target.shape:
        raise ValueError(f"shapes differ: {tuple(pred.shape)} and {tuple(target.shape)}")
    return (pred - target).square().mean()


def huber(x: Tensor, d: float) -> Tensor:
    """Return x^2 / 2 where |x| <= d, else d * (|x| - d / 2)."""
    size = x.abs()
    return torch.where(size <= d, size.square() / 2, d * (size - d / 2))


def zscore(x: Tensor, dim: int) -> Tensor:
    """Return x minus its mean, divided by its standard deviation, along an axis."""
    mean = x.mean(dim, keepdim=True)
    deviation = x.std(dim, correction=0, keepdim=True)
    return (x - mean) / deviation


if __name__ == "__main__":
    x = torch.tensor([[-4.0, 1.0, 3.0], [0.5, -1.0, 8.0]])
    print(leaky(x, 0.1))
    print(mse(x, torch.zeros(2, 3)))  # about 15.2
    print(huber(torch.tensor([1.0, 4.0]), 2))  # [0.5, 6.0]
    print(zscore(x, 1))
