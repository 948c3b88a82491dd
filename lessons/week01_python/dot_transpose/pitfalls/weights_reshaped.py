"""`w.reshape(d, k)` has the shape that fits, but the numbers of a neuron are no longer together. What swaps two axes is `.T`."""


def linear(x, w, b):
    return x @ w.reshape(w.shape[1], w.shape[0]) + b
