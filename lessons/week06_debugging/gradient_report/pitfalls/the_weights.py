"""You measure the weights. Their gradients stand beside them, in `.grad`."""


def report(model):
    return {name: {"norm": None, "status": "none"} if p.grad is None else {"norm": p.norm().item(), "status": status(p.detach())}
            for name, p in model.named_parameters()}
