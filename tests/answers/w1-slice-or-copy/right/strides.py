import numpy as np


def centre_crop(img, h, w):
    y, x = np.subtract(img.shape, (h, w)) // 2
    return img[y:][:h, x:][:, :w]


def zero_border(img):
    i, j = np.indices(img.shape)
    edge = (i == 0) | (j == 0) | (i == len(img) - 1) | (j == img.shape[1] - 1)
    return np.where(edge, 0, img)


def every_other_column(a):
    return a[..., slice(None, None, 2)]


def clamp_inplace(a, lo, hi):
    np.maximum(a, lo, out=a)
    np.minimum(a, hi, out=a)
