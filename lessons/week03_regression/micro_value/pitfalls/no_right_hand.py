"""`v * 3` works, but in `3 * v` the 3 is asked first, and an int knows nothing of your class. Python then looks for `__radd__`, `__rmul__` and `__rsub__` in it; a sum and a product may use the same function for both sides: `__rmul__ = __mul__`."""


class Value(Value):
    def __radd__(self, other):
        return NotImplemented

    __rmul__ = __rsub__ = __radd__
