"""Your crop has a row and a column too many where there is room. The end of a slice is not included, so `top` to `top + h` are just `h` rows."""


def centre_crop(img, h, w):
    top, left = (img.shape[0] - h) // 2, (img.shape[1] - w) // 2
    return img[top : top + h + 1, left : left + w + 1]
