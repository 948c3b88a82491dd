"""You `assert` that the place is there. That raises an `AssertionError`, at which a loop breaks off instead of ending; and `python -O` leaves assertions out. Raise an `IndexError`."""

class Windows(Windows):
    def __getitem__(self, i):
        assert -len(self) <= i < len(self), i
        return super().__getitem__(i)
