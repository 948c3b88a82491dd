"""You set a source's `grad` with `=`. In `a * a + a` the value `a` is reached three times, and each time your line throws away what the ways before it brought. Slopes are summed over all ways: `+=`."""


class Value(Value):
    def backward(self):
        self.grad = 1.0
        for value in self.newest_first():
            for source, slope in value.sources:
                source.grad = slope * value.grad
