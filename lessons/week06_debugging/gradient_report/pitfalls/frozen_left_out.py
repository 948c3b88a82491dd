"""You look only at parameters with `requires_grad`. A layer that somebody froze by mistake is then missing from the report: give every name a row."""


def report(model):
    rows = {}
    for name, p in model.named_parameters():
        if p.requires_grad:
            rows[name] = {"norm": None, "status": "none"} if p.grad is None else {"norm": p.grad.norm().item(), "status": status(p.grad)}
    return rows
