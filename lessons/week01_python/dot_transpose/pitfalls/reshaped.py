"""`reshape` gives the numbers another shape but keeps their order, so they end at wrong places. What swaps two axes is `.T`."""


def linear(x, w, b):
    return (w @ x.T).reshape(len(x), len(w)) + b
