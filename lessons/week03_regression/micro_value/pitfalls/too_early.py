"""You pass on to the sources, and then go to each of them at once. A value that is used twice is visited twice, and each time it hands on the whole of its `grad`: also the part that it handed on before, and without the part that is still to come. Put all values in an order first, newest first, and visit each once."""


class Value(Value):
    def backward(self):
        self.grad = 1.0
        self.visit()

    def visit(self):
        for source, slope in self.sources:
            source.grad += slope * self.grad
        for source, _ in self.sources:
            source.visit()
