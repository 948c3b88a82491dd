"""In the total you ask every parameter for its gradient, and some have none: `None` has no norm. Leave these out."""


def total_norm(model):
    return math.hypot(*(p.grad.norm().item() for p in model.parameters()))
