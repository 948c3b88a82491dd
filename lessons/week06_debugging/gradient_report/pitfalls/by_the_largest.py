"""You judge by the largest entry. One large number among many small ones does not make a gradient explode: the rms takes all of them together."""


def status(gradient):
    if not gradient.isfinite().all():
        return "nonfinite"
    if not gradient.any():
        return "zero"
    largest = gradient.abs().max()
    if largest < VANISHING:
        return "vanishing"
    return "exploding" if largest > EXPLODING else "ok"
