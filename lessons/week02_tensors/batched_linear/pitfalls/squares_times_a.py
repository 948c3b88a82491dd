"""You square first. That drops the products of two different places, x[i] · x[j]: multiply x by a, and the result by x."""


def quadratic(x, a):
    return ((x * x) @ a).sum(-1)
