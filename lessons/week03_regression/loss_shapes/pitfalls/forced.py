"""You give the targets the shape of the predictions by force. `reshape` and `view_as` only count numbers: a table (n, 2) and 2n targets fit, a row and a column, too, and a real mistake in the data stays hidden. Where even the count is wrong, it is PyTorch that complains, not you. Look at both shapes first, and raise a `ValueError`."""
from torch.nn import functional as F


def loss_fn(pred, y):
    return F.mse_loss(pred, y.reshape(pred.shape))
