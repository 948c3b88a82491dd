"""You fill up with the points of the edge. Zeros come in."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class RandomShift:
    def __init__(self, most):
        self.most = most

    def __call__(self, picture):
        height, width = picture.shape[1:]
        top, left = torch.randint(0, 2 * self.most + 1, (2,)).tolist()
        larger = F.pad(picture[None], [self.most] * 4, mode="replicate")[0]
        return larger[:, top : top + height, left : left + width]
