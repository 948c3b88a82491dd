"""You did not turn k round. A row of q must meet a row of k, and `@` lets it meet a column: `q @ k.mT`."""


def bilinear_scores(q, k):
    return q @ k
