"""You divide by all rows. Those that were not kept add 0, but they still count. Divide by how many were kept: `keep.sum()`."""


def mask_mean(x, keep):
    return (x * keep[:, None]).sum(0) / max(len(x), 1)
