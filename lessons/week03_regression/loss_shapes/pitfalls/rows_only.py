"""You compare the lengths, that is, the number of rows. A table (n, 2) has n rows as well, and its two columns are both compared with the one target. Ask also for the second axis: its size must be 1."""


def loss_fn(pred, y):
    n = len(pred)
    if len(y) != n:
        raise ValueError(f"{n} predictions, {len(y)} targets")
    return ((pred.reshape(n, -1) - y.reshape(n, -1)) ** 2).mean()
