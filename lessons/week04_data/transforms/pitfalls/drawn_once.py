"""You draw the shift when the transform is made, so that every picture moves the same way. Draw in `__call__`."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class RandomShift:
    def __init__(self, most):
        self.most, self.drawn = most, torch.randint(0, 2 * most + 1, (2,)).tolist()

    def __call__(self, picture):
        height, width = picture.shape[1:]
        top, left = self.drawn
        larger = F.pad(picture, [self.most] * 4)
        return larger[:, top : top + height, left : left + width]
