"""You add `bias` even if there is none: `None` is no number. Add it only where it is given."""

import torch
from torch.nn import functional as F


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = F.pad(x, [padding] * 4)
    n, _, h, w = x.shape
    o, _, kh, kw = weight.shape
    down, across = (h - kh) // stride + 1, (w - kw) // stride + 1
    out = x.new_zeros(n, o, down, across)
    for i in range(kh):
        for j in range(kw):
            met = x[:, :, i : i + stride * down : stride, j : j + stride * across : stride]
            out = out + torch.einsum("nchw,oc->nohw", met, weight[:, :, i, j])
    return out + bias[:, None, None]
