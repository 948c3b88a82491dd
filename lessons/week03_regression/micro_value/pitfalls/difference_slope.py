"""In `a - b` you hand both sides the slope 1. But the more `b` there is, the less remains: with respect to `b` the slope of a difference is -1."""


class Value(Value):
    def __sub__(self, other):
        other = as_value(other)
        return Value(self.data - other.data, ((self, 1.0), (other, 1.0)))

    def __rsub__(self, other):
        return as_value(other) - self
