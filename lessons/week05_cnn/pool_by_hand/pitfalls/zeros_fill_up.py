"""You fill the last tiles up with zeros. Against negative numbers a 0 wins, and a mean gets too small: drop the rows and columns that make no whole tile."""

from torch.nn import functional as F


def tiles(x, k):
    x = F.pad(x, [0, -x.shape[3] % k, 0, -x.shape[2] % k])
    n, c, h, w = x.shape
    return x.reshape(n, c, h // k, k, w // k, k)
