"""You divide the norm by the number of entries. The number belongs under the root: divide by the root of the number, or take the mean of the squares and then the root."""


def status(gradient):
    if not gradient.isfinite().all():
        return "nonfinite"
    if not gradient.any():
        return "zero"
    rms = gradient.double().norm() / gradient.numel()
    if rms < VANISHING:
        return "vanishing"
    return "exploding" if rms > EXPLODING else "ok"
