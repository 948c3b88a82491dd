import math

TAPE = []


class Value:
    def __init__(self, data, links=()):
        self.data, self.grad, self.links = data, 0.0, links
        TAPE.append(self)

    def __add__(self, other):
        if not isinstance(other, Value):
            return Value(self.data + other, [(self, 1.0)])
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __sub__(self, other):
        if not isinstance(other, Value):
            return Value(self.data - other, [(self, 1.0)])
        return Value(self.data - other.data, [(self, 1.0), (other, -1.0)])

    def __mul__(self, other):
        if not isinstance(other, Value):
            return Value(self.data * other, [(self, other)])
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __rsub__(self, other):
        return Value(other - self.data, [(self, -1.0)])

    def __neg__(self):
        return Value(-self.data, [(self, -1.0)])

    def __pow__(self, n):
        return Value(math.pow(self.data, n), [(self, n * math.pow(self.data, n - 1))])

    def tanh(self):
        y = math.tanh(self.data)
        return Value(y, [(self, 1 - y * y)])

    def relu(self):
        y = max(self.data, 0.0)
        return Value(y, [(self, 1.0 if y else 0.0)])

    __radd__ = __add__
    __rmul__ = __mul__

    def backward(self):
        self.grad += 1
        for node in TAPE[::-1]:
            if node.grad:
                for source, slope in node.links:
                    source.grad += slope * node.grad
