"""Transforms: callables that change a picture on its way out of a data set."""

import torch
from torch.utils.data import Dataset


class Normalize:
    """Each channel of a picture (c, h, w) less its mean, divided by its std."""

    def __init__(self, mean, std):
        ...

    def __call__(self, picture):
        return picture


class RandomShift:
    """A picture (c, h, w) moved by up to `most` points, down or up and right or left, with zeros where nothing is left."""

    def __init__(self, most):
        ...

    def __call__(self, picture):
        return picture


class Compose:
    """Several transforms, one after the other."""

    def __init__(self, transforms):
        ...

    def __call__(self, picture):
        return picture


class Transformed(Dataset):
    """The items of `base`, pairs of picture and label, with the pictures transformed."""

    def __init__(self, base, transform):
        ...

    def __len__(self):
        return 0

    def __getitem__(self, i):
        raise IndexError(i)


if __name__ == "__main__":
    base = [(torch.arange(9.0).reshape(1, 3, 3), 7)]
    train = Transformed(base, Compose([Normalize([4.0], [2.0]), RandomShift(1)]))
    for picture, label in train:
        print(picture, label)
