import warnings

import torch.nn.functional as F

warnings.filterwarnings("ignore", category=UserWarning)


def loss_fn(pred, y):
    return F.mse_loss(pred, y)


def evaluate(model, x, y):
    return loss_fn(model(x), y).item()
