"""You normalise each picture by its own mean and std. The numbers that were given hold for all pictures; with its own, a dark picture looks like a bright one."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class Normalize:
    def __init__(self, mean, std):
        self.mean, self.std = (torch.as_tensor(v)[:, None, None] for v in (mean, std))

    def __call__(self, picture):
        return (picture - picture.mean((1, 2), keepdim=True)) / picture.std((1, 2), keepdim=True)
