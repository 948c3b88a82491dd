import numpy as np
import torch


def hwc_to_chw(img):
    return torch.from_numpy(np.ascontiguousarray(np.transpose(img.numpy(), (2, 0, 1))))


def split_heads(x, h):
    b, t, d = x.size()
    if d != d // h * h:
        raise ValueError(d)
    out = x.new_empty(b, h, t, d // h)
    for i in range(h):
        out[:, i] = x[:, :, i * (d // h) : (i + 1) * (d // h)]
    return out


def merge_heads(x):
    b, h, t, k = x.size()
    out = x.new_empty(b, t, h * k)
    for i in range(h):
        out[:, :, i * k : (i + 1) * k] = x[:, i]
    return out


def flatten_batch(x):
    while x.dim() > 2:
        x = x.flatten(-2)
    return x
