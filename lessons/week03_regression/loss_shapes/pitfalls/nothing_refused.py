"""You flatten both and refuse nothing. If the counts differ, PyTorch stops with a RuntimeError of its own; but if one of them is 1, it is stretched, and you get a loss for targets that were never there. Look at the shapes first, and raise a `ValueError` yourself."""


def loss_fn(pred, y):
    return ((pred.reshape(-1) - y.reshape(-1)) ** 2).mean()
