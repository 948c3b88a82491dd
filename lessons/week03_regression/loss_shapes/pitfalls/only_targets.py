"""You lay the targets flat, and leave the predictions standing, a column (n, 1). Now they always meet in a table, also where both came as columns: every prediction is compared with every target. Both sides need the same shape: change the predictions, too."""
from torch.nn import functional as F


def loss_fn(pred, y):
    return F.mse_loss(pred, y.flatten())
