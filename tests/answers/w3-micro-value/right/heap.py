import heapq
from math import cosh, tanh


class Value:
    count = 0

    def __init__(self, number, children=(), rule=None):
        Value.count += 1
        self.id, self.data, self.grad = Value.count, float(number), 0.0
        self.children, self.rule = children, rule

    def __lt__(self, other):
        return self.id > other.id

    @staticmethod
    def lift(x):
        if isinstance(x, (int, float)):
            return Value(x)
        return x

    def __add__(self, other):
        other = self.lift(other)
        return Value(self.data + other.data, (self, other), lambda g: (g, g))

    def __mul__(self, other):
        other = self.lift(other)
        return Value(self.data * other.data, (self, other), lambda g: (g * other.data, g * self.data))

    def __pow__(self, k):
        return Value(self.data ** k, (self,), lambda g: (g * k * self.data ** (k - 1),))

    def tanh(self):
        return Value(tanh(self.data), (self,), lambda g: (g / cosh(self.data) ** 2,))

    def relu(self):
        gate = 1.0 if self.data > 0 else 0.0
        return Value(self.data * gate, (self,), lambda g: (g * gate,))

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + self.lift(other) * -1.0

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return self.lift(other) - self

    def backward(self):
        slopes, heap = {self: 1.0}, [self]
        while heap:
            node = heapq.heappop(heap)
            node.grad += slopes[node]
            if node.rule:
                for child, g in zip(node.children, node.rule(slopes[node])):
                    if child not in slopes:
                        heapq.heappush(heap, child)
                        slopes[child] = 0.0
                    slopes[child] += g
