"""torchvision has them: only the data set is left to write."""

import torch
from torchvision.transforms import v2


class Normalize(v2.Normalize):
    pass


class RandomShift(v2.RandomCrop):
    def __init__(self, most):
        torch.nn.Module.__init__(self)
        self.most = most

    def forward(self, picture):
        crop = v2.RandomCrop(picture.shape[-2:], padding=self.most) if self.most else torch.nn.Identity()
        return crop(picture)


def Compose(transforms):
    return v2.Compose(transforms) if transforms else torch.nn.Identity()


class Transformed:
    def __init__(self, base, transform):
        self.base = base
        self.transform = transform

    def __len__(self):
        return len(self.base)

    def __getitem__(self, i):
        return self.transform(self.base[i][0]), self.base[i][1]
