"""You wait for PyTorch's error and turn it into a ValueError. But many wrong shapes raise none: broadcasting stretches a single target, flattening makes any table fit. Don't try whether it works: compare the shapes yourself, before the subtraction."""


def loss_fn(pred, y):
    try:
        return ((pred.flatten() - y.flatten()) ** 2).mean()
    except RuntimeError as error:
        raise ValueError("the shapes don't fit") from error
