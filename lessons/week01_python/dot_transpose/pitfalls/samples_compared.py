"""`x @ x.T` has the shape (n, n): it compares samples. Columns are compared by `x.T @ x`."""


def gram(x):
    return x @ x.T
