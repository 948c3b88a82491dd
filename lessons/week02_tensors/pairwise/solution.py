"""The distance of every row from every row."""

import torch
from torch import Tensor


def pairwise_sq(a: Tensor, b: Tensor) -> Tensor:
    """Return the squared distance of each row of a (n, d) from each row of b (m, d): (n, m)."""
    difference = a[:, None, :] - b[None, :, :]
    return difference.square().sum(-1)


def nearest(a: Tensor, b: Tensor) -> Tensor:
    """Return, for each row of a, the place of the row of b that is nearest: (n,)."""
    return pairwise_sq(a, b).argmin(1)


if __name__ == "__main__":
    a = torch.tensor([[0.0, 0.0], [5.0, 5.0]])
    b = torch.tensor([[1.0, 0.0], [5.0, 4.0], [-3.0, 4.0]])
    print(pairwise_sq(a, b))  # [[1, 41, 25], [41, 1, 65]]
    print(nearest(a, b))  # [0, 1]
