"""You turn the sign of the number in `-a`, but remember the slope 1. One more of `a` is one *less* of `-a`: the slope is -1. Differences that you build from it are wrong in the same way."""


class Value(Value):
    def __neg__(self):
        return Value(-self.data, ((self, 1.0),))
