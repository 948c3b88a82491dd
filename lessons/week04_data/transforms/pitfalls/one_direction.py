"""You draw shifts down and right only. A shift goes both ways, from -`most` to `most`."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class RandomShift:
    def __init__(self, most):
        self.most = most

    def __call__(self, picture):
        height, width = picture.shape[1:]
        top, left = (self.most - torch.randint(0, self.most + 1, (2,))).tolist()
        larger = F.pad(picture, [self.most] * 4)
        return larger[:, top : top + height, left : left + width]
