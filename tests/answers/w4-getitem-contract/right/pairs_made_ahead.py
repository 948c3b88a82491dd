import torch


class Windows(torch.utils.data.Dataset):
    def __init__(self, series, size):
        numbers = series.tolist()
        self.kind = series.dtype
        self.pairs = [(numbers[k:k + size], numbers[k + size]) for k in range(len(numbers) - size)]

    def __len__(self):
        return len(self.pairs)

    def __getitem__(self, index):
        window, following = self.pairs[index]
        return torch.tensor(window, dtype=self.kind), following
