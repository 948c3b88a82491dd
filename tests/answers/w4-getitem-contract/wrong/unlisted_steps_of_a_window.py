from torch.utils.data import Dataset


class Windows(Dataset):
    """Windows that lie side by side instead of overlapping."""

    def __init__(self, series, size):
        self.series, self.size = series, size

    def __len__(self):
        return max(0, (len(self.series) - 1) // self.size)

    def __getitem__(self, i):
        i = int(i)
        if not 0 <= i < len(self):
            raise IndexError(i)
        start = i * self.size
        return self.series[start:start + self.size].clone(), self.series[start + self.size].clone()
