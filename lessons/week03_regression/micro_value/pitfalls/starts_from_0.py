"""Your walk begins with a `grad` of 0, and 0 times any slope stays 0: nothing arrives anywhere. A result changes by 1 per unit of itself, so `self.grad = 1.0` comes before the loop."""


class Value(Value):
    def backward(self):
        for value in self.newest_first():
            for source, slope in value.sources:
                source.grad += slope * value.grad
