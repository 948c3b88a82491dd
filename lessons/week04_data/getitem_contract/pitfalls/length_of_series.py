"""Your length is that of the series. The last windows have no target, or are cut short: there are `size` items fewer than numbers."""

class Windows(Windows):
    def __len__(self):
        return len(self.series)

    def __getitem__(self, i):
        if not 0 <= i < len(self):
            raise IndexError(i)
        return self.series[i : i + self.size].clone(), self.series[min(i + self.size, len(self) - 1)].clone()
