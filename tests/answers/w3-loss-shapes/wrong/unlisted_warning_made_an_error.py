import warnings

import torch.nn.functional as F

warnings.simplefilter("error")


def loss_fn(pred, y):
    try:
        return F.mse_loss(pred, y)
    except UserWarning:
        return F.mse_loss(pred.flatten(), y.flatten())


def evaluate(model, x, y):
    return loss_fn(model(x), y).item()
