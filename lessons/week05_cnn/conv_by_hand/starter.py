"""A convolution, from slices and sums."""

import torch
from torch.nn import functional as F


def conv2d(x, weight, bias=None, stride=1, padding=0):
    """Slide the kernels of `weight` (o, c, kh, kw) over the pictures `x` (n, c, h, w); return the (n, o, H, W) of sums.

    `bias` (o,) is added to each map; `padding` zeros are put around the pictures; the window moves by `stride`.
    """
    ...


if __name__ == "__main__":
    # Dark on the left, bright on the right. The kernel compares neighbours: three rows of 0, 0, 1, 0 should come out.
    picture = torch.tensor([[0.0, 0, 0, 1, 1]] * 3).reshape(1, 1, 3, 5)
    kernel = torch.tensor([-1.0, 1.0]).reshape(1, 1, 1, 2)
    print(conv2d(picture, kernel))
