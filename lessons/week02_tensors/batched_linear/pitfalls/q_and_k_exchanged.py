"""You have the axes the other way round: (b, m, n). The rows of the result are those of q: q comes first."""


def bilinear_scores(q, k):
    return k @ q.mT
