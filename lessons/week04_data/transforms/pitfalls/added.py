"""You add the mean. Subtract it, so that the middle is 0."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class Normalize:
    def __init__(self, mean, std):
        self.mean, self.std = (torch.as_tensor(v)[:, None, None] for v in (mean, std))

    def __call__(self, picture):
        return (picture + self.mean) / self.std
