"""You forgot to halve the square. At d it must meet the line, which has d² / 2 there."""
import torch


def huber(x, d):
    return torch.where(x.abs() <= d, x.square(), d * (x.abs() - d / 2))
