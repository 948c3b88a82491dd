"""Backpropagation for single numbers."""

import math


class Value:
    """A number that remembers from which others it was made, and how fast it changes with each of them."""

    def __init__(self, data, sources=()):
        self.data = data
        self.grad = 0.0
        self.sources = sources  # pairs: a value that this one was made from, and the slope with respect to it

    def __repr__(self):
        return f"Value({self.data:g}, grad={self.grad:g})"

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    # The other operations go here.

    def backward(self):
        """Add, to the `grad` of everything that this value was made from, its slope with respect to it."""
        ...


def as_value(x):
    """Return `x` itself, or a new value for a plain number."""
    return x if isinstance(x, Value) else Value(x)


if __name__ == "__main__":
    # Once it works, print a * b + a instead: Value(-4, grad=1) Value(2, grad=-2) Value(-3, grad=2).
    a, b = Value(2.0), Value(-3.0)
    out = a + b
    out.backward()
    print(out, a, b)
