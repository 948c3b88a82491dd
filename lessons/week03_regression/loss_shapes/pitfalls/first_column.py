"""You take the first column and drop the others without a word. Two predictions for one point are a mistake somewhere, and nobody hears of it. Where the second axis is larger than 1, raise a `ValueError`."""


def loss_fn(pred, y):
    pred, y = (v[:, 0] if v.dim() == 2 else v for v in (pred, y))
    if len(pred) != len(y):
        raise ValueError(f"{len(pred)} predictions, {len(y)} targets")
    return ((pred - y) ** 2).mean()
