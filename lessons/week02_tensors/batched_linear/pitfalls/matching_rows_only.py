"""You let row j of q meet row j of k only. Asked is a table: every row of q with every row of k."""


def bilinear_scores(q, k):
    return (q * k).sum(-1)
