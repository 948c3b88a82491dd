"""Your `grad` begins as None. Then there is nothing to add to, and a value that the result was not made from has no slope at all, where it should have 0. Begin with `self.grad = 0.0`."""


class Value(Value):
    def __init__(self, data, sources=()):
        super().__init__(data, sources)
        self.grad = None

    def backward(self):
        self.grad = 1.0
        for value in self.newest_first():
            for source, slope in value.sources:
                source.grad = slope * value.grad if source.grad is None else source.grad + slope * value.grad
