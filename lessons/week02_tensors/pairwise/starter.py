"""The distance of every row from every row."""

import torch


def pairwise_sq(a, b):
    """Return the squared distance of each row of a (n, d) from each row of b (m, d): (n, m)."""
    ...


def nearest(a, b):
    """Return, for each row of a, the place of the row of b that is nearest: (n,)."""
    ...


if __name__ == "__main__":
    a = torch.tensor([[0.0, 0.0], [5.0, 5.0]])
    b = torch.tensor([[1.0, 0.0], [5.0, 4.0], [-3.0, 4.0]])
    print(pairwise_sq(a, b))  # [[1, 41, 25], [41, 1, 65]]
    print(nearest(a, b))  # [0, 1]
