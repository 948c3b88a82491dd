"""You compare how many numbers there are, and then flatten. A table (n, 2) and 2n targets hold equally many, and nobody knows which belong together; a row (1, n) is one point with n answers. Look at each shape by itself: it must be (n, 1) or (n,)."""


def loss_fn(pred, y):
    if pred.numel() != y.numel():
        raise ValueError(f"{pred.numel()} predictions, {y.numel()} targets")
    return ((pred.flatten() - y.flatten()) ** 2).mean()
