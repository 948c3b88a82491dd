"""`.squeeze()` takes every axis of size 1 away, also those that are none of your business. Say which one: `.squeeze(dim)`."""


def logsumexp(x, dim):
    return x.logsumexp(dim, keepdim=True).squeeze()
