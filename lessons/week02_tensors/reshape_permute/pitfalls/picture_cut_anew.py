"""The right shape, and a scrambled picture: `reshape` cuts the same row of numbers in other places, so that colours of neighbours end up in one channel. The axis has to move: `permute(2, 0, 1)`."""


def hwc_to_chw(img):
    h, w, c = img.shape
    return img.reshape(c, h, w)
