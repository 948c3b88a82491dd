import math
from collections import Counter, deque


class Add:
    @staticmethod
    def forward(x, y):
        return x + y

    @staticmethod
    def slopes(x, y):
        return 1.0, 1.0


class Mul:
    @staticmethod
    def forward(x, y):
        return x * y

    @staticmethod
    def slopes(x, y):
        return y, x


class Pow:
    @staticmethod
    def forward(x, n):
        return x**n

    @staticmethod
    def slopes(x, n):
        return (n * x ** (n - 1),)


class Tanh:
    @staticmethod
    def forward(x):
        return math.tanh(x)

    @staticmethod
    def slopes(x):
        return (1 / math.cosh(x) ** 2,)


class Relu:
    @staticmethod
    def forward(x):
        return max(x, 0.0)

    @staticmethod
    def slopes(x):
        return (1.0 if max(x, 0.0) else 0.0,)


class Value:
    def __init__(self, data):
        self.data, self.grad, self.op, self.inputs, self.constants = data, 0.0, None, [], []

    @staticmethod
    def make(op, *inputs, constants=()):
        inputs = [v if isinstance(v, Value) else Value(v) for v in inputs]
        out = Value(op.forward(*[v.data for v in inputs], *constants))
        out.op, out.inputs, out.constants = op, inputs, constants
        return out

    def __add__(self, other):
        return Value.make(Add, self, other)

    def __mul__(self, other):
        return Value.make(Mul, self, other)

    def __sub__(self, other):
        return Value.make(Add, self, Value.make(Mul, other, -1))

    def __rsub__(self, other):
        return Value.make(Add, other, Value.make(Mul, self, -1))

    def __neg__(self):
        return Value.make(Mul, self, -1)

    def __pow__(self, n):
        return Value.make(Pow, self, constants=(n,))

    def tanh(self):
        return Value.make(Tanh, self)

    def relu(self):
        return Value.make(Relu, self)

    __radd__, __rmul__ = __add__, __mul__

    def backward(self):
        users, waiting, met = Counter(), deque([self]), {self}
        while waiting:
            for v in waiting.popleft().inputs:
                users[v] += 1
                if v not in met:
                    met.add(v)
                    waiting.append(v)
        self.grad = 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            if node.op is None:
                continue
            for v, slope in zip(node.inputs, node.op.slopes(*[v.data for v in node.inputs], *node.constants)):
                v.grad += slope * node.grad
                users[v] -= 1
                if not users[v]:
                    ready.append(v)
