"""In a product you hand each factor its own number. One more of `a` makes `a * b` larger by `b`: the slope with respect to a factor is the *other* factor. In `a * a` the two are the same, so that it looks right there."""


class Value(Value):
    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, ((self, self.data), (other, other.data)))

    __rmul__ = __mul__
