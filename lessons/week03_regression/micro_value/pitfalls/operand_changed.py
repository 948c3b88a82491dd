"""You put the result into `self` and return that. Whoever still needs the old number of `a` after `a + b` does not find it any more, and what `a` itself was made from is forgotten. Leave the operands as they are, and return a new `Value`."""


class Value(Value):
    def __add__(self, other):
        other = as_value(other)
        self.data += other.data
        self.sources = ((self, 1.0), (other, 1.0))
        return self

    __radd__ = __add__
