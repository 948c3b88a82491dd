"""Your means meet the columns: broadcasting lines up the last axes. `[:, None, None]` makes (c,) to (c, 1, 1), for the first axis of three."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class Normalize:
    def __init__(self, mean, std):
        self.mean, self.std = torch.as_tensor(mean), torch.as_tensor(std)

    def __call__(self, picture):
        return (picture - self.mean) / self.std
