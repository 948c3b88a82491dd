"""You take the second axis off the predictions, and leave the targets as they come. Targets of shape (n, 1) now meet predictions of shape (n,): again a table. Treat both sides alike."""
from torch.nn import functional as F


def loss_fn(pred, y):
    return F.mse_loss(pred.flatten(), y)
