import torch
import torch.nn.functional as F


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = F.pad(x, (padding, padding, padding, padding))
    o, c, kh, kw = weight.shape
    total = 0
    for i in range(kh):
        for j in range(kw):
            total = total + torch.einsum("bcyx,kc->bkyx", x.roll((-i, -j), (2, 3)), weight[:, :, i, j])
    out = total[:, :, ::stride, ::stride]
    if bias is not None:
        out = out + bias[:, None, None]
    return out
