"""You add up the norms. Laid end to end, vectors of length 3 and 4 make one of length 5: the squares add up. Square each norm, add, and take the root."""


def total_norm(model):
    return sum((row["norm"] for row in report(model).values() if row["norm"] is not None), 0.0)
