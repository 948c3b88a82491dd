import math


class Value:
    """Keeps, for every result, a dictionary from source to slope; the order is made by counting depth."""

    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self.parents = {}
        self.depth = 0

    @classmethod
    def result(cls, data, *pairs):
        out = cls(data)
        for parent, slope in pairs:
            out.parents[parent] = out.parents.get(parent, 0.0) + slope
            out.depth = max(out.depth, parent.depth + 1)
        return out

    @classmethod
    def of(cls, x):
        return x if isinstance(x, cls) else cls(x)

    def __add__(self, o):
        o = Value.of(o)
        return Value.result(self.data + o.data, (self, 1), (o, 1))

    def __radd__(self, o):
        return Value.of(o) + self

    def __sub__(self, o):
        o = Value.of(o)
        return Value.result(self.data - o.data, (self, 1), (o, -1))

    def __rsub__(self, o):
        return Value.of(o) - self

    def __mul__(self, o):
        o = Value.of(o)
        return Value.result(self.data * o.data, (self, o.data), (o, self.data))

    def __rmul__(self, o):
        return Value.of(o) * self

    def __neg__(self):
        return 0 - self

    def __pow__(self, n):
        return Value.result(self.data ** n, (self, n * self.data ** (n - 1)))

    def tanh(self):
        up, down = math.exp(self.data), math.exp(-self.data)
        y = (up - down) / (up + down)
        return Value.result(y, (self, 1 - y * y))

    def relu(self):
        if self.data <= 0:
            return Value.result(0, (self, 0))
        return Value.result(self.data, (self, 1))

    def backward(self):
        levels = {self.depth: {self}}
        self.grad = 1.0
        for depth in range(self.depth, 0, -1):
            for node in levels.get(depth, ()):
                for parent, slope in node.parents.items():
                    parent.grad += slope * node.grad
                    levels.setdefault(parent.depth, set()).add(parent)
