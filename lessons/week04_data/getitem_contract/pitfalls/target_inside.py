"""Your target is the last number of the window itself: the network would be shown the answer. The target is the number *after* the window, at place i + size."""

class Windows(Windows):
    def __getitem__(self, i):
        window, _ = super().__getitem__(i)
        return window, window[-1].clone()
