"""You count negative places from the end of the series. Its last numbers are no beginning of a window: `-1` is the last *item*, so add the number of items, or refuse negative places."""

class Windows(Windows):
    def __getitem__(self, i):
        i = int(i)
        if i >= len(self) or i < -len(self.series):
            raise IndexError(i)
        i %= len(self.series)
        return self.series[i : i + self.size].clone(), self.series[min(i + self.size, len(self.series) - 1)].clone()
