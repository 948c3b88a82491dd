"""You leave gradients that are not finite out of the total. It then looks healthy while the next step ruins the model: let nan be seen."""


def total_norm(model):
    norms = [row["norm"] for row in report(model).values() if row["norm"] is not None]
    return math.hypot(*filter(math.isfinite, norms))
