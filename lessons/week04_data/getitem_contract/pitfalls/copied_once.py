"""You copy the series once, at the start. That protects the caller's series; but all items are still views into your one copy, so changing one changes its neighbours. Copy what you hand out."""

class Windows(Windows):
    def __init__(self, series, size):
        self.series, self.size = series.clone(), size

    def __getitem__(self, i):
        i = range(len(self))[i]
        return self.series[i : i + self.size], self.series[i + self.size]
