"""You took the lowest scores: sorting goes upwards unless you say `descending=True`. `topk` begins with the highest by itself."""


def top_rows(x, score, m):
    return x[score.argsort()[:m]]
