"""You take the mean of the gradient itself: positive and negative entries cancel, and a wild gradient looks tiny. Square before you take the mean."""


def status(gradient):
    if not gradient.isfinite().all():
        return "nonfinite"
    if not gradient.any():
        return "zero"
    size = gradient.double().mean().abs()
    if size < VANISHING:
        return "vanishing"
    return "exploding" if size > EXPLODING else "ok"
