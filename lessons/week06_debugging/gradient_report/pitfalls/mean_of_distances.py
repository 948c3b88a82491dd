"""You take the mean of the absolute values. The rms squares first, so that large entries count for more: mean of the squares, then the root."""


def status(gradient):
    if not gradient.isfinite().all():
        return "nonfinite"
    if not gradient.any():
        return "zero"
    size = gradient.double().abs().mean()
    if size < VANISHING:
        return "vanishing"
    return "exploding" if size > EXPLODING else "ok"
