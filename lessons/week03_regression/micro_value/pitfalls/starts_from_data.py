"""You start the way back with the number of the result. But a slope does not ask how large the result is; it asks how much it changes. Per unit of itself it changes by 1: `self.grad = 1.0`."""


class Value(Value):
    def backward(self):
        self.grad = self.data
        for value in self.newest_first():
            for source, slope in value.sources:
                source.grad += slope * value.grad
