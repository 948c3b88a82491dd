from torch.utils.data import Dataset


class Windows(Dataset):
    def __init__(self, series, size):
        self.series, self.size = series, size

    def __len__(self):
        return max(1 + len(self.series) - self.size, 0)

    def __getitem__(self, i):
        i = int(i)
        i = i + len(self) if i < 0 else i
        if i < 0 or i >= len(self):
            raise IndexError(i)
        return self.series[i:i + self.size].clone(), self.series[i + self.size].clone()
