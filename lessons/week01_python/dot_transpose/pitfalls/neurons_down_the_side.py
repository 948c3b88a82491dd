"""Your answer has a row for each neuron. Asked for is a row for each sample: `x` comes first, `x @ w.T`."""


def linear(x, w, b):
    return w @ x.T + b[:, None]
