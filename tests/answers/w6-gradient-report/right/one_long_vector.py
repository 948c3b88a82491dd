import torch


def report(model):
    with torch.no_grad():
        return {name: row(p.grad) for name, p in model.named_parameters()}


def row(g):
    if g is None:
        return {"status": "none", "norm": None}
    checks = (
        ("nonfinite", lambda: (g - g).isnan().any()),
        ("zero", lambda: g.count_nonzero() == 0),
        ("vanishing", lambda: g.double().norm() / g.numel() ** 0.5 < 1e-7),
        ("exploding", lambda: g.double().norm() / g.numel() ** 0.5 > 1e3),
        ("ok", lambda: True),
    )
    return {"status": next(word for word, true in checks if true()), "norm": g.pow(2).sum().sqrt().item()}


def total_norm(model):
    found = [p.grad.flatten() for p in model.parameters() if p.grad is not None]
    if not found:
        return 0.0
    return torch.cat(found).norm().item()
