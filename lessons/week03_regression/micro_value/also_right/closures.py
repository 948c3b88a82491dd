import math


class Value:
    def __init__(self, data, children=()):
        self.data = data
        self.grad = 0
        self._children = children
        self._pass_on = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def pass_on():
            self.grad += out.grad
            other.grad += out.grad

        out._pass_on = pass_on
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def pass_on():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._pass_on = pass_on
        return out

    def __pow__(self, n):
        out = Value(self.data**n, (self,))

        def pass_on():
            self.grad += n * self.data ** (n - 1) * out.grad

        out._pass_on = pass_on
        return out

    def tanh(self):
        e = math.exp(2 * self.data)
        out = Value((e - 1) / (e + 1), (self,))

        def pass_on():
            self.grad += (1 - out.data**2) * out.grad

        out._pass_on = pass_on
        return out

    def relu(self):
        out = Value(max(0, self.data), (self,))

        def pass_on():
            self.grad += (out.data > 0) * out.grad

        out._pass_on = pass_on
        return out

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-other)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return other + (-self)

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self._children))]
        while stack:
            node, rest = stack[-1]
            child = next(rest, None)
            if child is None:
                order.append(node)
                stack.pop()
            elif child not in seen:
                seen.add(child)
                stack.append((child, iter(child._children)))
        self.grad = 1
        for node in reversed(order):
            node._pass_on()
