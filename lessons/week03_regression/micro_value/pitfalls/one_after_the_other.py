"""You go into the first source, down to the bottom, before the second one is told anything. So a value that both of them use hands on its `grad` twice: once half finished, and then once more with the first half still in it. Put all values in an order first, newest first, and visit each once."""


class Value(Value):
    def backward(self):
        self.grad = 1.0
        self.visit()

    def visit(self):
        for source, slope in self.sources:
            source.grad += slope * self.grad
            source.visit()
