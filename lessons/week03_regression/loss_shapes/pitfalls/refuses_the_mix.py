"""You refuse every pair of unequal shapes. A column (n, 1) of predictions and n bare targets (n,) are a good pair: the same points, written in two ways. Bring both to one shape first, and compare after that."""
from torch.nn import functional as F


def loss_fn(pred, y):
    if pred.shape != y.shape or pred.dim() == 2 and pred.shape[1] > 1:
        raise ValueError(f"shapes {tuple(pred.shape)} and {tuple(y.shape)}")
    return F.mse_loss(pred, y)
