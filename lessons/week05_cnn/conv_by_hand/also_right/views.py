"""`Tensor.unfold` shows all windows without copying anything."""

import torch
from torch.nn.functional import pad


def conv2d(x, weight, bias=None, stride=1, padding=0):
    windows = pad(x, (padding, padding, padding, padding)).unfold(2, weight.shape[2], stride).unfold(3, weight.shape[3], stride)
    out = torch.einsum("nchwij,ocij->nohw", windows, weight)
    return out if bias is None else (out.movedim(1, -1) + bias).movedim(-1, 1)
