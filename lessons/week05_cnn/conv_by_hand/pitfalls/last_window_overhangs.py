"""You let the last window hang over the edge, filled up with zeros. A window that does not fit in is left out: the number of places is rounded down."""

import torch
from torch.nn import functional as F


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = F.pad(x, [padding] * 4)
    n, _, h, w = x.shape
    o, _, kh, kw = weight.shape
    down, across = -((kh - h) // stride) + 1, -((kw - w) // stride) + 1
    x = F.pad(x, [0, stride, 0, stride])
    out = x.new_zeros(n, o, down, across)
    for i in range(kh):
        for j in range(kw):
            met = x[:, :, i : i + stride * down : stride, j : j + stride * across : stride]
            out = out + torch.einsum("nchw,oc->nohw", met, weight[:, :, i, j])
    return out if bias is None else out + bias[:, None, None]
