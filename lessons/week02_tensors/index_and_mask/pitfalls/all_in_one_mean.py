"""You took the mean of everything that was kept, one number. Each column has its own: say the axis, `.mean(0)`."""


def mask_mean(x, keep):
    return x[keep].sum() / max(int(keep.sum()) * x.shape[1], 1)
