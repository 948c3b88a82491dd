import torch
from torch.utils.data import DataLoader


def first(data, size):
    for batch in DataLoader(data, batch_size=size):
        return batch


A1 = len(list(DataLoader(range($n), $b)))
A2 = len([b for b in DataLoader(range($n), $b)][-1])
A3 = len(DataLoader(range($n), $b, drop_last=True))
A4 = len(DataLoader(range($s), 8, drop_last=True))
x, y = first([(torch.rand(1, $h, $w), 3)] * 40, $b)
A5, A6, A7 = x.size(), y.size(), y.dtype
A8 = first([1.5] * 20, $b).dtype
d = first([{"x": torch.zeros($k), "y": 0}] * 40, $b)
A9, A10 = type(d), d["x"].shape
A11 = type(first(["q"] * 30, $b))
A12 = next(iter(DataLoader(torch.zeros(40, $k), None))).shape
