"""Your picture always moves, and by as much as it can. A shift of 0 is as likely as any other."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class RandomShift:
    def __init__(self, most):
        self.most = most

    def __call__(self, picture):
        height, width = picture.shape[1:]
        top, left = (2 * self.most * torch.randint(0, 2, (2,))).tolist()
        larger = F.pad(picture, [self.most] * 4)
        return larger[:, top : top + height, left : left + width]
