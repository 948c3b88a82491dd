"""You stop with `assert`, which raises an AssertionError, and which Python leaves out altogether when it is started with `-O`. It is for what you believe to be true of your own code. For what a caller hands you, use `if` and `raise ValueError(…)`."""
from torch.nn import functional as F


def loss_fn(pred, y):
    for v in (pred, y):
        assert v.dim() == 1 or v.dim() == 2 and v.shape[1] == 1, f"shape {tuple(v.shape)}"
    assert len(pred) == len(y), "not as many predictions as targets"
    return F.mse_loss(pred.reshape(-1), y.reshape(-1))
