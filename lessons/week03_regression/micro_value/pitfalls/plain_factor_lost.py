"""For `v * 3` you remember the slope 1. A plain number gets no slope itself, but it is still the other factor: one more of `v` is 3 more of the product. The slope with respect to `v` is 3."""


class Value(Value):
    def __mul__(self, other):
        if isinstance(other, Value):
            return Value(self.data * other.data, ((self, other.data), (other, self.data)))
        return Value(self.data * other, ((self, 1.0),))

    __rmul__ = __mul__
