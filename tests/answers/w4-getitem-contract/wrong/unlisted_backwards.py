from torch.utils.data import Dataset


class Windows(Dataset):
    def __init__(self, series, size):
        self.series, self.size = series, size

    def __len__(self):
        return max(0, len(self.series) - self.size)

    def __getitem__(self, i):
        i = int(i)
        if not 0 <= i < len(self):
            raise IndexError(i)
        return self.series[i:i + self.size].flip(0), self.series[i + self.size].clone()
