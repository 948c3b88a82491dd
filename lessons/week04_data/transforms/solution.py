"""Transforms: callables that change a picture on its way out of a data set."""

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F
from torch.utils.data import Dataset

Transform = Callable[[Tensor], Tensor]


class Normalize:
    """Each channel of a picture (c, h, w) less its mean, divided by its std."""

    def __init__(self, mean: Sequence[float], std: Sequence[float]) -> None:
        self.mean, self.std = (torch.as_tensor(v)[:, None, None] for v in (mean, std))

    def __call__(self, picture: Tensor) -> Tensor:
        return (picture - self.mean) / self.std


class RandomShift:
    """A picture (c, h, w) moved by up to `most` points, down or up and right or left, with zeros where nothing is left."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, picture: Tensor) -> Tensor:
        height, width = picture.shape[1:]
        top, left = torch.randint(0, 2 * self.most + 1, (2,)).tolist()
        larger = F.pad(picture, [self.most] * 4)
        return larger[:, top : top + height, left : left + width]


class Compose:
    """Several transforms, one after the other."""

    def __init__(self, transforms: Sequence[Transform]) -> None:
        self.transforms = transforms

    def __call__(self, picture: Tensor) -> Tensor:
        for transform in self.transforms:
            picture = transform(picture)
        return picture


class Transformed(Dataset[tuple[Tensor, Any]]):
    """The items of `base`, pairs of picture and label, with the pictures transformed."""

    def __init__(self, base: Sequence[tuple[Tensor, Any]], transform: Transform) -> None:
        self.base, self.transform = base, transform

    def __len__(self) -> int:
        return len(self.base)

    def __getitem__(self, i: int) -> tuple[Tensor, Any]:
        picture, label = self.base[i]
        return self.transform(picture), label


if __name__ == "__main__":
    base = [(torch.arange(9.0).reshape(1, 3, 3), 7)]
    train = Transformed(base, Compose([Normalize([4.0], [2.0]), RandomShift(1)]))
    for picture, label in train:
        print(picture, label)
