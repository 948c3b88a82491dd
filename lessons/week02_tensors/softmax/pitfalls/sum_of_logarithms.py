"""You take the logarithm first and sum afterwards, which gives back x. It is the logarithm of the sum: sum first."""


def logsumexp(x, dim):
    return x.exp().log().sum(dim)
