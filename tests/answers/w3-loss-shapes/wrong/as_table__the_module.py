import torch

criterion = torch.nn.MSELoss()


def loss_fn(pred, y):
    assert pred is not None and y is not None
    return criterion(pred, y)


def evaluate(model, x, y):
    with torch.no_grad():
        out = model(x)
    return loss_fn(out, y).item()
