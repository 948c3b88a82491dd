"""You write the zeros into the picture of your caller. `out = img` makes no second array, only a second name; and `img[:]` is a window on the same numbers. `img.copy()` has numbers of its own."""


def zero_border(img):
    out = img
    out[0] = 0
    out[-1] = 0
    out[:, 0] = 0
    out[:, -1] = 0
    return out
