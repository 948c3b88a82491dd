"""You compare the norm with the thresholds. It grows with the number of entries, so that a large layer looks as if it explodes. Divide by the number of entries under the root: the rms."""


def status(gradient):
    if not gradient.isfinite().all():
        return "nonfinite"
    if not gradient.any():
        return "zero"
    norm = gradient.double().norm()
    if norm < VANISHING:
        return "vanishing"
    return "exploding" if norm > EXPLODING else "ok"
