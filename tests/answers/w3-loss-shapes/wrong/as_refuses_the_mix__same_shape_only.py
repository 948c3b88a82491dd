import torch.nn.functional as F


def loss_fn(pred, y):
    if pred.shape == y.shape and (pred.dim() == 1 or pred.size(1) == 1):
        return F.mse_loss(pred, y)
    raise ValueError("Target size must be the same as input size")


def evaluate(model, x, y):
    return loss_fn(model(x), y).item()
