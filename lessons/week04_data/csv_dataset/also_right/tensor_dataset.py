"""A TensorDataset that knows its names."""

import csv

import torch
from torch.utils.data import TensorDataset


def same(x):
    return x


class CsvDataset(TensorDataset):
    def __init__(self, path, target, transform=None):
        header, *rows = (row for row in csv.reader(open(path, newline="")) if row)
        at = header.index(target)
        self.feature_names = header[:at] + header[at + 1 :]
        names = [row.pop(at) for row in rows]
        self.classes = sorted(set(names))
        number = {name: k for k, name in enumerate(self.classes)}
        super().__init__(torch.tensor([list(map(float, row)) for row in rows]), torch.tensor([number[name] for name in names]))
        self.transform = transform or same

    def __getitem__(self, i):
        x, y = super().__getitem__(i)
        return self.transform(x), y
