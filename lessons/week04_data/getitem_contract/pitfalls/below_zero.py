"""For a series that is shorter than a window, your length is negative, and `len` refuses to hand that out. Take the larger of it and 0."""

class Windows(Windows):
    def __len__(self):
        return len(self.series) - self.size
