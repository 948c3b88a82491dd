"""Your `evaluate` hands back the loss as a tensor, and with it the whole computation that it came from: as long as somebody keeps the result, nothing of that can be thrown away. Take the number out with `.item()`."""


def evaluate(model, x, y):
    return loss_fn(model(x), y)
