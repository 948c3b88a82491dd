"""Softmax, the logarithm of a sum of exponentials, and cross-entropy, for numbers of any size."""

import torch
from torch import Tensor


def softmax(x: Tensor, dim: int) -> Tensor:
    """Return exp(x) divided by its sum along an axis: the shape of x, every sum along dim is 1."""
    size = (x - x.amax(dim, keepdim=True)).exp()
    return size / size.sum(dim, keepdim=True)


def logsumexp(x: Tensor, dim: int) -> Tensor:
    """Return the logarithm of the sum of exp(x) along an axis, which goes away."""
    highest = x.amax(dim, keepdim=True)
    return (x - highest).exp().sum(dim).log() + highest.squeeze(dim)


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Return the mean over the rows of logits (n, k) of logsumexp(row) - row[label], as a 0-d tensor."""
    right = logits.gather(1, labels[:, None]).squeeze(1)
    return (logsumexp(logits, 1) - right).mean()


if __name__ == "__main__":
    x = torch.tensor([[0.0, 0.0], [1000.0, 0.0]])
    print(softmax(x, 1))  # [[0.5, 0.5], [1, 0]]
    print(logsumexp(x, 1))  # [0.6931, 1000]
    print(cross_entropy(x, torch.tensor([0, 1])))  # 500.3466
