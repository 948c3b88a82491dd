"""You took the largest product. It favours rows of b that are long, not those that are near. The smallest squared distance decides."""


def nearest(a, b):
    return (a @ b.T).argmax(1)
