"""The largest shift never comes: `torch.randint` leaves out its upper end. Draw below 2 · `most` + 1."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class RandomShift:
    def __init__(self, most):
        self.most = most

    def __call__(self, picture):
        height, width = picture.shape[1:]
        top, left = torch.randint(0, max(1, 2 * self.most), (2,)).tolist()
        larger = F.pad(picture, [self.most] * 4)
        return larger[:, top : top + height, left : left + width]
