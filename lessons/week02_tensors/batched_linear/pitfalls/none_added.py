"""You add b also where it is `None`: nothing can't be added. Ask first: `if b is not None`."""


def linear(x, w, b):
    return x @ w.T + b
