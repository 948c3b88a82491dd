import torch
from torch.utils.data import Dataset


class Windows(Dataset):
    def __init__(self, series, size):
        self.series, self.size, self.offsets = series, size, torch.arange(size)

    def __len__(self):
        n = self.series.numel() - self.size
        return n if n > 0 else 0

    def __getitem__(self, i):
        start = range(len(self))[i]
        return self.series[self.offsets + start], self.series[start + self.size].item()
