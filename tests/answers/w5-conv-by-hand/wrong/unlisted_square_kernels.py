import torch
import torch.nn.functional as F


def conv2d(x, weight, bias=None, stride=1, padding=0):
    x = F.pad(x, (padding, padding, padding, padding))
    k = weight.shape[2]
    windows = x.unfold(2, k, stride).unfold(3, k, stride)[..., :weight.shape[3]]
    out = torch.einsum("bcyxij,kcij->bkyx", windows, weight)
    if bias is not None:
        out = out + bias[:, None, None]
    return out
