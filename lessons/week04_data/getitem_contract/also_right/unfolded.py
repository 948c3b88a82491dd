import torch
from torch.utils.data import Dataset


class Windows(Dataset):
    """All windows are cut at once, each with its target behind it."""

    def __init__(self, series, size):
        self.cut = series.unfold(0, size + 1, 1) if len(series) > size else torch.empty(0, size + 1)

    def __len__(self):
        return self.cut.shape[0]

    def __getitem__(self, i):
        row = self.cut[i].tolist()
        return torch.tensor(row[:-1], dtype=self.cut.dtype), row[-1]
