"""You make a ValueError and return it. Returned, it is a value like any other, and the caller goes on with it as if it were a loss. `raise` is what stops: `raise ValueError(…)`."""
from torch.nn import functional as F


def loss_fn(pred, y):
    for v in (pred, y):
        if v.dim() != 1 and (v.dim() != 2 or v.shape[1] != 1):
            return ValueError("unexpected shape")
    if len(pred) != len(y):
        return ValueError("not as many predictions as targets")
    return F.mse_loss(pred.reshape(-1), y.reshape(-1))
