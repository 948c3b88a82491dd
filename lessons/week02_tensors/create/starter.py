"""Five tensors, made from numbers, from a shape, or like another tensor."""

import torch


def from_rows(rows):
    """Return the numbers of a list of rows as a tensor; ragged rows raise a ValueError."""
    ...


def border(h, w):
    """Return a table of h rows and w columns, 1 along the edges and 0 inside."""
    ...


def countdown(n):
    """Return the whole numbers n, n - 1, …, 1."""
    ...


def identity_stack(b, n):
    """Return b identity matrices of n x n on each other."""
    ...


def like_but_ones(t):
    """Return ones, with the shape, dtype and device of t."""
    ...


if __name__ == "__main__":
    print(from_rows([[1, 2], [3, 4]]))
    print(border(3, 4))
    print(countdown(5))
    print(identity_stack(2, 3))
    print(like_but_ones(torch.tensor([1, 2], dtype=torch.uint8)))
