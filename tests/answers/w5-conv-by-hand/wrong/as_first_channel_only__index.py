import torch
import torch.nn.functional as F


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = F.pad(x, (padding, padding, padding, padding))
    kh, kw = weight.shape[2:]
    windows = x[:, 0].unfold(1, kh, stride).unfold(2, kw, stride)
    out = torch.einsum("byxij,kij->bkyx", windows, weight[:, 0])
    if bias is not None:
        out = out + bias[:, None, None]
    return out
