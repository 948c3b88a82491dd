"""Your picture shrinks: you cut off what leaves and add nothing. Zeros come in on the other side."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class RandomShift:
    def __init__(self, most):
        self.most = most

    def __call__(self, picture):
        height, width = picture.shape[1:]
        top, left = torch.randint(0, self.most + 1, (2,)).tolist()
        return picture[:, top : height - self.most + top, left : width - self.most + left]
