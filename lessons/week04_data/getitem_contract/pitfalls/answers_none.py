"""For a place that has no item you return None. A loop takes that for an item and goes on for ever. Raise an `IndexError`."""

class Windows(Windows):
    def __getitem__(self, i):
        try:
            return super().__getitem__(i)
        except IndexError:
            return None
