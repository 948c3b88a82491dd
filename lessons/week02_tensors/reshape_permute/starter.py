"""Four functions that move axes, or should."""

import torch


def hwc_to_chw(img):
    """Return a picture (height, width, channel) as (channel, height, width)."""
    h, w, c = img.shape
    return img.reshape(c, h, w)


def split_heads(x, h):
    """Return (b, t, d) as (b, h, t, d / h)."""
    b, t, d = x.shape
    return x.reshape(b, h, t, d // h)


def merge_heads(x):
    """Return (b, h, t, k) as (b, t, h * k)."""
    b, h, t, k = x.shape
    return x.transpose(1, 2).view(b, t, h * k)


def flatten_batch(x):
    """Return (b, ...) as (b, n)."""
    return x.flatten()


if __name__ == "__main__":
    picture = torch.tensor([[[1, 10], [2, 20], [3, 30]]])  # one row of three points, two channels
    print(hwc_to_chw(picture))  # should be [[[1, 2, 3]], [[10, 20, 30]]]
    words = torch.tensor([[[1, 2, 3, 4], [5, 6, 7, 8]]])  # one batch, two words of four numbers
    print(split_heads(words, 2))  # should be [[[[1, 2], [5, 6]], [[3, 4], [7, 8]]]]
    print(flatten_batch(torch.zeros(5, 2, 3)).shape)  # should be (5, 6)
