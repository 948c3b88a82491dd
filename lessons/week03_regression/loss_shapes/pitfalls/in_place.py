"""A name that ends in `_`, as `unsqueeze_` does, changes the tensor itself, and that tensor is your caller's: after the call their y has another shape. Without the `_` you get a new view, and theirs stays as it was."""
from torch.nn import functional as F


def loss_fn(pred, y):
    if y.dim() == 1:
        y.unsqueeze_(-1)
    if pred.dim() == 1:
        pred.unsqueeze_(-1)
    if pred.shape != y.shape or pred.shape[1:] != (1,):
        raise ValueError(f"shapes {tuple(pred.shape)} and {tuple(y.shape)}")
    return F.mse_loss(pred, y)
