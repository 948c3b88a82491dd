"""Pictures made smaller: the largest or the mean of each tile."""

import torch


def max_pool(x, k):
    """The largest number of each k × k tile of the pictures `x` (n, c, h, w): (n, c, h // k, w // k)."""
    ...


def avg_pool(x, k):
    """The mean of each k × k tile of the pictures `x` (n, c, h, w): (n, c, h // k, w // k)."""
    ...


def global_avg(x):
    """The mean of each channel of each picture in `x` (n, c, h, w): (n, c)."""
    ...


if __name__ == "__main__":
    picture = torch.arange(20.0).reshape(1, 1, 4, 5)
    print(picture)
    print(max_pool(picture, 2))  # the largest of each 2 × 2 tile: 6 and 8, then 16 and 18
    print(avg_pool(picture, 2))  # their means: 3 and 5, then 13 and 15
    print(global_avg(picture))  # 9.5
