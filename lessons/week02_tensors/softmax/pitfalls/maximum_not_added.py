"""You subtract the maximum and never add it again. For shares that makes no difference, for this sum it does: log(exp(m) · s) is m + log(s)."""


def logsumexp(x, dim):
    return (x - x.amax(dim, keepdim=True)).exp().sum(dim).log()
