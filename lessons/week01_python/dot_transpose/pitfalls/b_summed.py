"""You add the sum of b everywhere. Each neuron has its own: `+ b` adds b[j] to column j."""


def linear(x, w, b):
    return x @ w.T + b.sum()
