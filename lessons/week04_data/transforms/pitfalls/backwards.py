"""You apply the transforms from the last to the first. They are listed in the order in which they act."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class Compose:
    def __init__(self, transforms):
        self.transforms = transforms

    def __call__(self, picture):
        for transform in reversed(self.transforms):
            picture = transform(picture)
        return picture
