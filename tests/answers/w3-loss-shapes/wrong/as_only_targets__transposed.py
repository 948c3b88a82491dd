import torch.nn.functional as F


def loss_fn(pred, y):
    if y.dim() == 2:
        y = y.T
    return F.mse_loss(pred, y)


def evaluate(model, x, y):
    return loss_fn(model(x), y).item()
