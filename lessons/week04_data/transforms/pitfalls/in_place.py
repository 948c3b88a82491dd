"""You write into the picture that you were given. It belongs to the data set, and in the next epoch it is normalised again: return a new one."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class Normalize:
    def __init__(self, mean, std):
        self.mean, self.std = (torch.as_tensor(v)[:, None, None] for v in (mean, std))

    def __call__(self, picture):
        picture -= self.mean
        picture /= self.std
        return picture
