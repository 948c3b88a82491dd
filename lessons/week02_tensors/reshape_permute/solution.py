"""Four functions that move axes."""

import torch
from torch import Tensor


def hwc_to_chw(img: Tensor) -> Tensor:
    """Return a picture (height, width, channel) as (channel, height, width)."""
    return img.permute(2, 0, 1)


def split_heads(x: Tensor, h: int) -> Tensor:
    """Return (b, t, d) as (b, h, t, d / h)."""
    d = x.shape[2]
    if d % h:
        raise ValueError(f"{d} numbers can't be cut in {h} heads of one size")
    return x.unflatten(2, (h, d // h)).transpose(1, 2)


def merge_heads(x: Tensor) -> Tensor:
    """Return (b, h, t, k) as (b, t, h * k)."""
    return x.transpose(1, 2).flatten(2)


def flatten_batch(x: Tensor) -> Tensor:
    """Return (b, ...) as (b, n)."""
    return x.flatten(1)


if __name__ == "__main__":
    picture = torch.tensor([[[1, 10], [2, 20], [3, 30]]])  # one row of three points, two channels
    print(hwc_to_chw(picture))  # [[[1, 2, 3]], [[10, 20, 30]]]
    words = torch.tensor([[[1, 2, 3, 4], [5, 6, 7, 8]]])  # one batch, two words of four numbers
    print(split_heads(words, 2))  # [[[[1, 2], [5, 6]], [[3, 4], [7, 8]]]]
    print(flatten_batch(torch.zeros(5, 2, 3)).shape)  # (5, 6)
