"""The right numbers, but the axis is still there, with size 1. It should go away: `.squeeze(dim)`."""


def logsumexp(x, dim):
    return x.logsumexp(dim, keepdim=True)
