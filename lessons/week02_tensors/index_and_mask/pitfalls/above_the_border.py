"""You keep all rows whose score reaches the m-th highest. They come in the order of x, not of their scores; and where scores are equal there can be more than m. Take the places from `topk`."""


def top_rows(x, score, m):
    return x[score >= score.topk(m).values[-1]]
