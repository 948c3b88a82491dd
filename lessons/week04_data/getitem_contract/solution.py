"""Windows over a series: some numbers in a row, and the one that follows."""

import operator
from typing import SupportsIndex

import torch
from torch import Tensor
from torch.utils.data import Dataset


class Windows(Dataset[tuple[Tensor, Tensor]]):
    """Item i: the `size` numbers of the series from place i on, and the number after them."""

    def __init__(self, series: Tensor, size: int) -> None:
        self.series = series
        self.size = size

    def __len__(self) -> int:
        return max(0, len(self.series) - self.size)

    def __getitem__(self, i: SupportsIndex) -> tuple[Tensor, Tensor]:
        place = operator.index(i)  # a plain int, whatever kind of integer came in
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(f"there is no item {i}: there are {len(self)}")
        end = place + self.size
        return self.series[place:end].clone(), self.series[end].clone()


if __name__ == "__main__":
    data = Windows(torch.arange(6.0), size=3)
    print(len(data), "items, where 3 have a target")
    for window, target in data:
        print(window, target)
