"""You ask whether there is a gradient, not whether it is right: we made every gradient too large, and your report still says that all is well. Compare its number with the slope from paper."""
import torch


def grad_ok():
    w = torch.tensor(3.0, requires_grad=True)
    (w * w).backward()
    return w.grad is not None
