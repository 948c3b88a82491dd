from torch.utils.data import Dataset


class Windows(Dataset):
    def __init__(self, series, size):
        self.series, self.size = series, size

    def __len__(self):
        return max(0, len(self.series) - self.size)

    def __getitem__(self, i):
        i = int(i)
        i = i + len(self) if i < 0 else i
        if not 0 <= i < len(self):
            raise IndexError(i)
        window, rest = self.series[i:].split([self.size, len(self.series) - i - self.size])
        return window, rest[0] + 0
