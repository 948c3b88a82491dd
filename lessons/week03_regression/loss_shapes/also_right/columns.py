from torch.nn import MSELoss

mse = MSELoss()


def column(t):
    if t.ndim == 1:
        t = t[:, None]
    if t.ndim != 2 or t.size(1) != 1:
        raise ValueError(f"a column or a row of numbers is needed, this is {t.shape}")
    return t


def loss_fn(pred, y):
    pred, y = column(pred), column(y)
    if pred.size() != y.size():
        raise ValueError("predictions and targets differ in number")
    return mse(pred, y)


def evaluate(model, x, y):
    return float(loss_fn(model(x), y))
