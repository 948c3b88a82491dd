"""You treat a missing gradient as zeros. `None` means that no backward ever reached the parameter; zeros mean that it was reached, and that the loss is flat there. Two causes, two repairs: keep them apart."""


def report(model):
    rows = {}
    for name, p in model.named_parameters():
        g = torch.zeros_like(p) if p.grad is None else p.grad
        rows[name] = {"norm": g.norm().item(), "status": status(g)}
    return rows
