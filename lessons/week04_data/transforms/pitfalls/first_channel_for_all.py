"""You use the first mean and std for all channels. Each channel has its own."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class Normalize:
    def __init__(self, mean, std):
        self.mean, self.std = mean[0], std[0]

    def __call__(self, picture):
        return (picture - self.mean) / self.std
