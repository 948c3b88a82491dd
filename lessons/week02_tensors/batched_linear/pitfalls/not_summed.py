"""You multiplied and did not add up: for each x there are still d numbers. Sum them along the last axis."""


def quadratic(x, a):
    return x @ a * x
