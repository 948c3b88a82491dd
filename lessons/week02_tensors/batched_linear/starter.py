"""Three products that work on the last axis, whatever stands in front of it."""

import torch


def linear(x, w, b):
    """Return each x (..., d) times w (k, d), plus b (k,) unless it is None: (..., k)."""
    ...


def quadratic(x, a):
    """Return xᵀax for each x (..., d): shape (...)."""
    ...


def bilinear_scores(q, k):
    """Return the product of every row of q (b, n, d) with every row of k (b, m, d): (b, n, m)."""
    ...


if __name__ == "__main__":
    x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    print(linear(x, torch.eye(2), torch.tensor([10.0, 20.0])))  # [[11, 22], [13, 24]]
    print(quadratic(x, torch.eye(2)))  # [5, 25]
    print(bilinear_scores(x[None], torch.ones(1, 3, 2)))  # [[[3, 3, 3], [7, 7, 7]]]
