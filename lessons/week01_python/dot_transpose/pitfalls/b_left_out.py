"""The dot products are right, but b is not added."""


def linear(x, w, b):
    return x @ w.T
