"""You repaired `loss_fn`, and `evaluate` still compares by itself: there (n, 1) meets (n,) as before, and what you measure is not what you train. Let `evaluate` call `loss_fn`, so that there is one place to get it right."""
from torch.nn import functional as F


def evaluate(model, x, y):
    return F.mse_loss(model(x), y).item()
