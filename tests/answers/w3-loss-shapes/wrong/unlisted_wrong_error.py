def column(t):
    if t.dim() == 1:
        t = t.unsqueeze(1)
    if t.dim() != 2 or t.shape[1] != 1:
        raise TypeError("shape")
    return t


def loss_fn(pred, y):
    pred, y = column(pred), column(y)
    if len(pred) != len(y):
        raise TypeError("sizes")
    return ((pred - y) ** 2).mean()


def evaluate(model, x, y):
    return loss_fn(model(x), y).item()
