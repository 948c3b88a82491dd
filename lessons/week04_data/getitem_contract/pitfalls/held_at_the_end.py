"""For a place past the end you hand out the last item again. A loop over the data then never ends. Raise an `IndexError` instead."""

class Windows(Windows):
    def __getitem__(self, i):
        if len(self) == 0:
            raise IndexError(i)
        i = min(max(int(i), 0), len(self) - 1)
        return self.series[i : i + self.size].clone(), self.series[i + self.size].clone()
