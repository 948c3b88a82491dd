"""You give the axes of windows and channels the right sizes with `reshape`, but in the wrong order. Move axes with `transpose` or `permute`; `reshape` only cuts the row of numbers anew."""

import torch
from torch.nn import functional as F


def conv2d(x, weight, bias=None, stride=1, padding=0):
    n, _, h, w = x.shape
    o, _, kh, kw = weight.shape
    windows = F.unfold(x, (kh, kw), padding=padding, stride=stride)
    out = (windows.mT @ weight.reshape(o, -1).T).reshape(n, o, (h + 2 * padding - kh) // stride + 1, (w + 2 * padding - kw) // stride + 1)
    return out if bias is None else out + bias[:, None, None]
