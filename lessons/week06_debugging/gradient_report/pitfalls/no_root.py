"""You return the sum of the squares. A norm is the root of it."""


def total_norm(model):
    return sum((row["norm"] ** 2 for row in report(model).values() if row["norm"] is not None), 0.0)
