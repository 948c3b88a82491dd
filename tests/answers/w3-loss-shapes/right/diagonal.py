import numpy as np


class BadShape(ValueError):
    pass


def loss_fn(pred, y):
    for t in (pred, y):
        if t.dim() not in (1, 2) or t.dim() == 2 and t.size(1) != 1 or t.size(0) != pred.size(0):
            raise BadShape(t.shape)
    table = pred.reshape(-1, 1) - y.reshape(1, -1)
    own = table.diagonal()
    return own @ own / len(own)


def evaluate(model, x, y):
    return np.float64(loss_fn(model(x), y).detach().numpy())
