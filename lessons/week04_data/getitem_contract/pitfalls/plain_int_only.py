"""You accept nothing but an `int`. Samplers hand over NumPy's integers and tensors that hold one: make a plain integer of them with `int(i)`."""

class Windows(Windows):
    def __getitem__(self, i):
        if not isinstance(i, int):
            raise TypeError(f"a place is an int, not {type(i).__name__}")
        return super().__getitem__(i)
