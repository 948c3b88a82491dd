"""You ask `if b`. A tensor of many numbers has no single truth, and a bias of 0 would count as none. Ask what you mean: `if b is not None`."""


def linear(x, w, b):
    product = x @ w.T
    return product + b if b else product
