"""Four functions that pick elements."""

import torch


def pick(logits, labels):
    """Return, from each row of logits (n, k), the number at the place that labels (n,) says: (n,)."""
    ...


def top_rows(x, score, m):
    """Return the m rows of x (n, d) with the highest score (n,), highest first: (m, d)."""
    ...


def mask_mean(x, keep):
    """Return the mean of the rows of x (n, d) where keep (n,) is True, zeros if there are none: (d,)."""
    ...


def one_hot(labels, k):
    """Return a row of zeros for each label, with a 1 at its place: (n, k), float32."""
    ...


if __name__ == "__main__":
    x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    labels = torch.tensor([2, 0])
    print(pick(x, labels))  # [3, 4]
    print(top_rows(x, torch.tensor([0.1, 0.9]), 1))  # [[4, 5, 6]]
    print(mask_mean(x, torch.tensor([True, False])))  # [1, 2, 3]
    print(one_hot(labels, 3))  # [[0, 0, 1], [1, 0, 0]]
