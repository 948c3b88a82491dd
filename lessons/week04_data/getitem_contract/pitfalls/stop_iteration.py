"""You raise `StopIteration`. That ends a plain loop, but it is the sign of an iterator: for a place that has no item, loaders, lists and readers expect an `IndexError`."""

class Windows(Windows):
    def __getitem__(self, i):
        try:
            return super().__getitem__(i)
        except IndexError:
            raise StopIteration from None
