"""You leave out parameters without a gradient. Those are the most interesting ones: give them a row with the norm `None` and the status "none"."""


def report(model):
    return {name: {"norm": p.grad.norm().item(), "status": status(p.grad)} for name, p in model.named_parameters() if p.grad is not None}
