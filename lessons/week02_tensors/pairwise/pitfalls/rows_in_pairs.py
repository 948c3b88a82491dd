"""You wrote `a - b`: row i meets row i only, and where the numbers of rows differ nothing fits. Give each an axis of size 1 where the other has its rows: `a[:, None, :] - b[None, :, :]`."""


def pairwise_sq(a, b):
    return (a - b).square().sum(-1)
