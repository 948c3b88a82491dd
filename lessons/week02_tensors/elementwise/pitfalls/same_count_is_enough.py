"""You compare the number of elements, not the shapes. (2, 3) and (3, 2) hold six numbers each, and nobody knows which belong together. Compare `pred.shape` with `target.shape`."""


def mse(pred, target):
    if pred.numel() != target.numel():
        raise ValueError("sizes differ")
    return (pred.reshape(-1) - target.reshape(-1)).square().mean()
