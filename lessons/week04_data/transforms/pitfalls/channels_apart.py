"""You move each channel by another shift: the colours come apart. One shift for the whole picture."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class RandomShift:
    def __init__(self, most):
        self.most = most

    def __call__(self, picture):
        height, width = picture.shape[1:]
        larger = F.pad(picture, [self.most] * 4)
        out = []
        for channel in larger:
            top, left = torch.randint(0, 2 * self.most + 1, (2,)).tolist()
            out.append(channel[top : top + height, left : left + width])
        return torch.stack(out)
