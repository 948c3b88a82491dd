"""You added the differences up first, so that they cancel each other, and squared afterwards. Square each, then add."""


def pairwise_sq(a, b):
    return (a[:, None, :] - b[None, :, :]).sum(-1).square()
