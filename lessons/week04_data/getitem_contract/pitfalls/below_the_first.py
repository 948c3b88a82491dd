"""A place past the end is refused, but one far below 0 is not: where you add the length to a negative place, look at the result, too. If it is still negative, raise an `IndexError`."""

class Windows(Windows):
    def __getitem__(self, i):
        i = int(i)
        if i >= len(self) or not len(self):
            raise IndexError(i)
        i %= len(self)
        return self.series[i : i + self.size].clone(), self.series[i + self.size].clone()
