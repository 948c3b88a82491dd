def hwc_to_chw(img):
    return img.flip(0).permute(2, 0, 1)


def split_heads(x, h):
    b, t, d = x.shape
    if d % h:
        raise ValueError
    return x.reshape(b, t, h, d // h).transpose(1, 2)


def merge_heads(x):
    b, h, t, k = x.shape
    return x.transpose(1, 2).reshape(b, t, h * k)


def flatten_batch(x):
    return x.flatten(1)
