from torch.utils.data import Dataset


class Windows(Dataset):
    """A copy from the start, copies out, and nothing below 0."""

    def __init__(self, series, size):
        self.numbers = series.detach().clone()
        self.size = size
        self.count = len(range(size, len(series)))

    def __len__(self):
        return self.count

    def __getitem__(self, i):
        i = int(i)
        if i < 0 or i >= self.count:
            raise IndexError("Windows: place out of range")
        end = i + self.size
        return self.numbers[i:end] + 0, self.numbers[end] + 0
