"""You draw one number for both directions, so that pictures move along the diagonal only. Draw two."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class RandomShift:
    def __init__(self, most):
        self.most = most

    def __call__(self, picture):
        height, width = picture.shape[1:]
        top = left = int(torch.randint(0, 2 * self.most + 1, ()))
        larger = F.pad(picture, [self.most] * 4)
        return larger[:, top : top + height, left : left + width]
