import torch
from torch.utils.data import Dataset


class Windows(Dataset):
    def __init__(self, series, size):
        self.series, self.size = series, size

    def __len__(self):
        return max(len(self.series) - self.size, 0)

    def __getitem__(self, i):
        turned = torch.roll(self.series, -int(i))
        return turned[:self.size].clone(), turned[self.size % len(turned)].clone()
