import torch
from torch.utils.data import Dataset


class Windows(Dataset):
    def __init__(self, series, size):
        self.s = series
        self.w = size

    def __len__(self):
        return max(0, self.s.shape[0] - self.w)

    def __getitem__(self, i):
        i = int(i)
        if i < 0 or i >= len(self):
            raise IndexError("past the end")
        return self.s.narrow(0, i, self.w), self.s.select(0, i + self.w)
