"""You copy the window, but hand out the target as it is. A single element of a tensor is a view, too: copy it, or make a number of it."""

class Windows(Windows):
    def __getitem__(self, i):
        i = range(len(self))[i]
        return self.series[i : i + self.size].clone(), self.series[i + self.size]
