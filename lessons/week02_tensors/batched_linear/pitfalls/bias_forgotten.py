"""You forgot the bias. Every output has its own, which is added at the end."""


def linear(x, w, b):
    return x @ w.T
