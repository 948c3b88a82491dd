"""You look at each shape by itself, and never at the two together. Six predictions and five targets end in an error of PyTorch's own; six predictions and one target in no error at all, for the one is stretched. Compare the lengths, and raise a `ValueError` if they differ."""
from torch.nn import functional as F


def loss_fn(pred, y):
    return F.mse_loss(one_per_point(pred, "pred"), one_per_point(y, "y"))
