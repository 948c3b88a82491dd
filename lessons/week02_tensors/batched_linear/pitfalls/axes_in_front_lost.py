"""You flattened the axes in front and did not put them back. There are as many numbers as there should be, in another shape. `x @ w.T` needs no flattening."""


def linear(x, w, b):
    product = x.reshape(-1, x.shape[-1]) @ w.T
    return product if b is None else product + b
