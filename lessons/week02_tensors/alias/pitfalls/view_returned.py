"""You return a view: a slice or `.view` is a new tensor on the same memory. Only `clone()` copies the numbers."""


def snapshot(t):
    return t[...]
