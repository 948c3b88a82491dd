"""Backpropagation for single numbers."""

from __future__ import annotations

import itertools
import math


class Value:
    """A number that remembers from which others it was made, and how fast it changes with each of them."""

    numbers = itertools.count()

    def __init__(self, data: float, sources: tuple[tuple[Value, float], ...] = ()) -> None:
        self.data = data
        self.grad = 0.0
        self.sources = set(sources)  # pairs: a value that this one was made from, and the slope with respect to it
        self.number = next(Value.numbers)  # newer values have larger ones

    def __repr__(self) -> str:
        return f"Value({self.data:g}, grad={self.grad:g})"

    def __add__(self, other: Value | float) -> Value:
        other = as_value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other: Value | float) -> Value:
        other = as_value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def __pow__(self, exponent: float) -> Value:
        return Value(self.data**exponent, ((self, exponent * self.data ** (exponent - 1)),))

    def tanh(self) -> Value:
        out = math.tanh(self.data)
        return Value(out, ((self, 1 - out**2),))

    def relu(self) -> Value:
        return Value(max(0.0, self.data), ((self, float(self.data > 0)),))

    def __neg__(self) -> Value:
        return self * -1

    def __sub__(self, other: Value | float) -> Value:
        return self + -as_value(other)

    def __rsub__(self, other: float) -> Value:
        return -self + other

    __radd__ = __add__
    __rmul__ = __mul__

    def backward(self) -> None:
        """Add, to the `grad` of everything that this value was made from, its slope with respect to it."""
        self.grad = 1.0
        for value in self.newest_first():
            for source, slope in value.sources:
                source.grad += slope * value.grad

    def newest_first(self) -> list[Value]:
        """This value and all that it was made from, each once: a value is always newer than its sources."""
        met, waiting = {self}, [self]
        while waiting:
            for source, _ in waiting.pop().sources:
                if source not in met:
                    met.add(source)
                    waiting.append(source)
        return sorted(met, key=lambda value: value.number, reverse=True)


def as_value(x: Value | float) -> Value:
    """Return `x` itself, or a new value for a plain number."""
    return x if isinstance(x, Value) else Value(x)
