"""Pictures made smaller: the largest or the mean of each tile."""

import torch
from torch import Tensor


def tiles(x: Tensor, k: int) -> Tensor:
    """The pictures cut into k × k tiles: (n, c, rows, k, columns, k). What is left over on the right and below is dropped."""
    n, c, h, w = x.shape
    rows, columns = h // k, w // k
    return x[:, :, : rows * k, : columns * k].reshape(n, c, rows, k, columns, k)


def max_pool(x: Tensor, k: int) -> Tensor:
    """The largest number of each k × k tile of the pictures `x` (n, c, h, w): (n, c, h // k, w // k)."""
    return tiles(x, k).amax((3, 5))


def avg_pool(x: Tensor, k: int) -> Tensor:
    """The mean of each k × k tile of the pictures `x` (n, c, h, w): (n, c, h // k, w // k)."""
    return tiles(x, k).mean((3, 5))


def global_avg(x: Tensor) -> Tensor:
    """The mean of each channel of each picture in `x` (n, c, h, w): (n, c)."""
    return x.mean((2, 3))


if __name__ == "__main__":
    picture = torch.arange(20.0).reshape(1, 1, 4, 5)
    print(picture)
    print(max_pool(picture, 2))  # the largest of each 2 × 2 tile: 6 and 8, then 16 and 18
    print(avg_pool(picture, 2))  # their means: 3 and 5, then 13 and 15
    print(global_avg(picture))  # 9.5
