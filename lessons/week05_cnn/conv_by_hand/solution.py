"""A convolution, from slices and sums."""

import torch
from torch import Tensor
from torch.nn import functional as F


def conv2d(x: Tensor, weight: Tensor, bias: Tensor | None = None, stride: int = 1, padding: int = 0) -> Tensor:
    """Slide the kernels of `weight` (o, c, kh, kw) over the pictures `x` (n, c, h, w); return the (n, o, H, W) of sums.

    `bias` (o,) is added to each map; `padding` zeros are put around the pictures; the window moves by `stride`.
    """
    x = F.pad(x, [padding] * 4)
    n, _, h, w = x.shape
    o, _, kh, kw = weight.shape
    down, across = (h - kh) // stride + 1, (w - kw) // stride + 1
    out = x.new_zeros(n, o, down, across)
    for i in range(kh):
        for j in range(kw):
            # what this place of the kernel meets, in all windows at once
            met = x[:, :, i : i + stride * down : stride, j : j + stride * across : stride]
            out = out + torch.einsum("nchw,oc->nohw", met, weight[:, :, i, j])
    return out if bias is None else out + bias[:, None, None]


if __name__ == "__main__":
    # Dark on the left, bright on the right. The kernel compares neighbours: three rows of 0, 0, 1, 0 should come out.
    picture = torch.tensor([[0.0, 0, 0, 1, 1]] * 3).reshape(1, 1, 3, 5)
    kernel = torch.tensor([-1.0, 1.0]).reshape(1, 1, 1, 2)
    print(conv2d(picture, kernel))
