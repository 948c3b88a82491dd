def hwc_to_chw(img):
    return img.permute(2, 0, 1)


def split_heads(x, h):
    b, t, d = x.shape
    if d % h:
        raise ValueError
    return x.contiguous().view(b, h, t, d // h)


def merge_heads(x):
    b, h, t, k = x.shape
    return x.transpose(1, 2).reshape(b, t, h * k)


def flatten_batch(x):
    return x.flatten(1)
