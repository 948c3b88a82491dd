import numpy as np


def centre_crop(img, h, w):
    return img[img.shape[0] - h :, img.shape[1] - w :]


def zero_border(img):
    out = 0 * img
    out[1:-1, 1:-1] = img[1:-1, 1:-1]
    return out


def every_other_column(a):
    return a[:, ::2]


def clamp_inplace(a, lo, hi):
    a[:] = np.clip(a, lo, hi)
