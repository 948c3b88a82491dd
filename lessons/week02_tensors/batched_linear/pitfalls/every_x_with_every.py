"""You let every x meet every other: a table, of which only the diagonal was asked. Each x meets itself: multiply `x @ a` by x element by element, and add up along the last axis."""


def quadratic(x, a):
    return x @ a @ x.mT if x.dim() > 1 else x @ a @ x
