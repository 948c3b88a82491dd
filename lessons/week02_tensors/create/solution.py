"""Five tensors, made from numbers, from a shape, or like another tensor."""

from collections.abc import Sequence

import torch
from torch import Tensor


def from_rows(rows: Sequence[Sequence[float]]) -> Tensor:
    """Return the numbers of a list of rows as a tensor; ragged rows raise a ValueError."""
    return torch.tensor(rows)


def border(h: int, w: int) -> Tensor:
    """Return a table of h rows and w columns, 1 along the edges and 0 inside."""
    table = torch.ones(h, w)
    table[1:-1, 1:-1] = 0
    return table


def countdown(n: int) -> Tensor:
    """Return the whole numbers n, n - 1, …, 1."""
    return torch.arange(n, 0, -1)


def identity_stack(b: int, n: int) -> Tensor:
    """Return b identity matrices of n x n on each other."""
    return torch.eye(n).repeat(b, 1, 1)


def like_but_ones(t: Tensor) -> Tensor:
    """Return ones, with the shape, dtype and device of t."""
    return torch.ones_like(t)


if __name__ == "__main__":
    print(from_rows([[1, 2], [3, 4]]))
    print(border(3, 4))
    print(countdown(5))
    print(identity_stack(2, 3))
    print(like_but_ones(torch.tensor([1, 2], dtype=torch.uint8)))
