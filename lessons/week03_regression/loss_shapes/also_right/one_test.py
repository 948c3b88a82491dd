import torch


def loss_fn(pred, y):
    n = len(pred)
    fine = {(n,), (n, 1)}
    if tuple(pred.shape) not in fine or tuple(y.shape) not in fine:
        raise ValueError(f"can't compare {tuple(pred.shape)} with {tuple(y.shape)}")
    return (pred.view(n) - y.view(n)).square().mean()


def evaluate(model, x, y):
    with torch.no_grad():
        return loss_fn(model(x), y)
