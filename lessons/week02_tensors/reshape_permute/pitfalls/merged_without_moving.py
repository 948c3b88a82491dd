"""You joined the axes without moving the heads back, so that each row holds one head of several words. Transpose first, to (b, t, h, k), then join the last two."""


def merge_heads(x):
    b, h, t, k = x.shape
    return x.reshape(b, t, h * k)
