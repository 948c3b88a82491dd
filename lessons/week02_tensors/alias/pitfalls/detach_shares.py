"""`detach()` cuts the slopes off, but both tensors still stand for the same numbers. What is written into t later changes your snapshot. Add `.clone()`."""


def snapshot(t):
    return t.detach()
