def column(t):
    if t.dim() == 1:
        t = t.unsqueeze(1)
    if t.dim() != 2 or t.shape[1] != 1:
        raise ValueError("shape")
    return t


def loss_fn(pred, y):
    pred, y = column(pred), column(y)
    if len(pred) != len(y):
        raise ValueError("sizes")
    return ((pred.sort(0).values - y.sort(0).values) ** 2).mean()


def evaluate(model, x, y):
    return loss_fn(model(x), y).item()
