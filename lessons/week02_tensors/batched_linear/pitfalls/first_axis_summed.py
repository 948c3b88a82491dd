"""You sum along axis 0. The numbers of one x lie along the last axis, whichever number that has: `.sum(-1)`."""


def quadratic(x, a):
    return (x @ a * x).sum(0)
