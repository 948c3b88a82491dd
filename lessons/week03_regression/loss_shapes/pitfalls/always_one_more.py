"""You put an axis into the targets whether they need one or not. Targets that are a column already become (n, 1, 1), and meet the column of predictions in a table again. Look at the shape first: only (n,) needs another axis."""


def loss_fn(pred, y):
    if pred.dim() == 1:
        pred = pred.unsqueeze(-1)
    return ((pred - y.unsqueeze(-1)) ** 2).mean()
