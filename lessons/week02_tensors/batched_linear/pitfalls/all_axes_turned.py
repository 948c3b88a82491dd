"""You wrote `w @ x.T`. For a table that works, if you turn the result back; with three axes or more `.T` reverses all of them, and PyTorch warns of it. Leave x as it is, and let its last axis meet w: `x @ w.T`."""


def linear(x, w, b):
    product = (w @ x.T).T
    return product if b is None else product + b
