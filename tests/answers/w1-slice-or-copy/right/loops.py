import copy

import numpy as np


def centre_crop(img, h, w):
    rows, columns = img.shape
    while rows > h:
        img, rows = img[: rows - 1], rows - 1
        if rows > h:
            img, rows = img[1:], rows - 1
    while columns > w:
        img, columns = img[:, : columns - 1], columns - 1
        if columns > w:
            img, columns = img[:, 1:], columns - 1
    return img


def zero_border(img):
    out = copy.deepcopy(img)
    for edge in (out[0], out[-1], out[:, 0], out[:, -1]):
        edge[:] = 0
    return out


def every_other_column(a):
    return np.transpose(np.transpose(a)[::2])


def clamp_inplace(a, lo, hi):
    for place in np.ndindex(a.shape):
        a[place] = min(max(a[place], lo), hi)
