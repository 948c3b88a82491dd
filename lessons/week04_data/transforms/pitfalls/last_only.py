"""Each transform gets the original picture, and only the last one counts. Hand on what the one before has made."""

import torch
from torch.nn import functional as F
from torch.utils.data import Dataset


class Compose:
    def __init__(self, transforms):
        self.transforms = transforms

    def __call__(self, picture):
        made = picture
        for transform in self.transforms:
            made = transform(picture)
        return made
