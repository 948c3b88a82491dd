"""`(x * w).sum(axis=1)` is the dot product of sample i with neuron i only. Every sample meets every neuron: `x @ w.T`."""


def linear(x, w, b):
    return (x * w).sum(axis=1) + b
