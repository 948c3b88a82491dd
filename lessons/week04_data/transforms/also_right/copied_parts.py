"""Zeros into which what stays is copied; functions behind the classes."""

from functools import reduce

import torch
from torch.utils.data import Dataset


def moved(picture, down, right):
    out = torch.zeros_like(picture)
    h, w = picture.shape[-2:]
    out[..., max(0, down) : h + min(0, down), max(0, right) : w + min(0, right)] = \
        picture[..., max(0, -down) : h + min(0, -down), max(0, -right) : w + min(0, -right)]
    return out


class Normalize:
    def __init__(self, mean, std):
        self.pairs = list(zip(mean, std))

    def __call__(self, picture):
        return torch.stack([(channel - m) / s for channel, (m, s) in zip(picture, self.pairs)])


class RandomShift:
    def __init__(self, most):
        self.choices = torch.arange(-most, most + 1)

    def __call__(self, picture):
        down = self.choices[torch.randint(len(self.choices), ())]
        right = self.choices[torch.randint(len(self.choices), ())]
        return moved(picture, int(down), int(right))


class Compose(list):
    def __call__(self, picture):
        return reduce(lambda x, f: f(x), self, picture)


class Transformed(Dataset):
    def __init__(self, base, transform):
        super().__init__()
        self._base = base
        self._transform = transform

    def __getitem__(self, i):
        x, *rest = self._base[i]
        return (self._transform(x), *rest)

    def __len__(self):
        return self._base.__len__()
