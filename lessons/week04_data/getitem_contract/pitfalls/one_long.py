"""You count all windows, n − size + 1. The last of them has no number after it, so it is no item: there are n − size."""

class Windows(Windows):
    def __len__(self):
        return max(0, len(self.series) - self.size + 1)
