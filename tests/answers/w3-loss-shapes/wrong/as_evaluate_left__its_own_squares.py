def column(t):
    if t.dim() == 1:
        t = t.unsqueeze(1)
    if t.dim() != 2 or t.shape[1] != 1:
        raise ValueError("shape")
    return t


def loss_fn(pred, y):
    pred, y = column(pred), column(y)
    if pred.shape != y.shape:
        raise ValueError("sizes")
    return ((pred - y) ** 2).mean()


def evaluate(model, x, y):
    return ((model(x) - y) ** 2).mean().item()
