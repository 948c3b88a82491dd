"""You keep the rows where the mask is False. True means: keep this row."""


def mask_mean(x, keep):
    left = x[~keep]
    return left.sum(0) / max(len(left), 1)
