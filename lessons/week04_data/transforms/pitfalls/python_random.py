"""You draw with Python's `random`, which `torch.manual_seed` doesn't rule: a run can't be repeated. Draw with torch."""

import random

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class RandomShift:
    def __init__(self, most):
        self.most = most

    def __call__(self, picture):
        height, width = picture.shape[1:]
        top, left = random.randint(0, 2 * self.most), random.randint(0, 2 * self.most)
        larger = F.pad(picture, [self.most] * 4)
        return larger[:, top : top + height, left : left + width]
