"""You compare with nan by `==`. nan is not equal to itself, so that is never true. `torch.isfinite` finds nan and infinity."""


def status(gradient):
    if (gradient == float("nan")).any() or (gradient.abs() == float("inf")).any():
        return "nonfinite"
    if not gradient.any():
        return "zero"
    rms = gradient.double().square().mean().sqrt()
    if rms < VANISHING:
        return "vanishing"
    return "exploding" if rms > EXPLODING else "ok"
