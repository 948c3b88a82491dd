"""You turned k with `.T`, which reverses all axes, the batch as well. Swap only the last two: `k.mT`, or `k.transpose(-2, -1)`."""


def bilinear_scores(q, k):
    return q @ k.permute(2, 1, 0)
