"""You call a gradient zero as soon as one entry is 0. Zeros here and there are ordinary, behind every ReLU. Zero means that all entries are."""


def status(gradient):
    if not gradient.isfinite().all():
        return "nonfinite"
    if (gradient == 0).any():
        return "zero"
    rms = gradient.double().square().mean().sqrt()
    if rms < VANISHING:
        return "vanishing"
    return "exploding" if rms > EXPLODING else "ok"
