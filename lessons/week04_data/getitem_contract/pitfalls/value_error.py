"""You refuse a place that has no item with a `ValueError`. The sign that a loop looks for is an `IndexError`: with any other error it breaks off."""

class Windows(Windows):
    def __getitem__(self, i):
        try:
            return super().__getitem__(i)
        except IndexError as error:
            raise ValueError(str(error)) from None
