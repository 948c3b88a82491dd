"""Windows over a series: some numbers in a row, and the one that follows."""

import torch
from torch.utils.data import Dataset


class Windows(Dataset):
    """Item i: the `size` numbers of the series from place i on, and the number after them."""

    def __init__(self, series, size):
        self.series = series
        self.size = size

    def __len__(self):
        return len(self.series)

    def __getitem__(self, i):
        window = self.series[i : i + self.size]
        target = self.series[(i + self.size) % len(self.series)]
        return window, target


if __name__ == "__main__":
    data = Windows(torch.arange(6.0), size=3)
    print(len(data), "items, where 3 have a target")
    for i in range(len(data)):
        print(i, *data[i])
