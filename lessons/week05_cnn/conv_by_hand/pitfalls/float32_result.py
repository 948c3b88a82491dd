"""You collect the sums in a tensor of float32: `torch.zeros` makes that whatever the pictures are. Say `dtype=x.dtype`, or `x.new_zeros`."""

import torch
from torch.nn import functional as F


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = F.pad(x, [padding] * 4)
    n, _, h, w = x.shape
    o, _, kh, kw = weight.shape
    down, across = (h - kh) // stride + 1, (w - kw) // stride + 1
    out = torch.zeros(n, o, down, across, device=x.device)
    for i in range(kh):
        for j in range(kw):
            met = x[:, :, i : i + stride * down : stride, j : j + stride * across : stride]
            out += torch.einsum("nchw,oc->nohw", met, weight[:, :, i, j])
    return out if bias is None else out + bias[:, None, None].to(out.dtype)
