import math


def hwc_to_chw(img):
    return img.movedim(-1, 0).contiguous()


def split_heads(x, h):
    b, t, d = x.shape
    if d % h != 0:
        raise ValueError(f"h = {h} does not divide d = {d}")
    return x.view(b, t, h, d // h).swapaxes(1, 2)


def merge_heads(x):
    b, h, t, k = x.shape
    return x.permute(0, 2, 1, 3).contiguous().view(b, t, h * k)


def flatten_batch(x):
    return x.reshape(len(x), math.prod(x.shape[1:]))
