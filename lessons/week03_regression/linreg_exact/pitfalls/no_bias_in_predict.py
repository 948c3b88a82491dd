"""Your `predict` adds up the weighted entries and stops there. Without the bias every prediction is off by the same amount: `+ b`."""


def predict(x, w, b):
    return x @ w
