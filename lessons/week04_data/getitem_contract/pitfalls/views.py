"""You hand out views: window and target look into the memory of the series. Whoever writes into one changes the series, and every window that overlaps. Hand out copies, with `.clone()`."""

class Windows(Windows):
    def __getitem__(self, i):
        i = range(len(self))[i]
        return self.series[i : i + self.size], self.series[i + self.size]
