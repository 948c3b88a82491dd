"""You decide once for the whole tensor: with `.any()` or `.all()` every number is treated as the others are. Each element has its own answer: `torch.where(x > 0, ..., ...)`."""


def leaky(x, a):
    if (x > 0).all():
        return x
    return a * x
