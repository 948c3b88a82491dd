"""You cut off the same number on both sides. With 3 rows too many that is 1 and 1, and one too many is left. The crop ends at `top + h`, whatever is left over."""


def centre_crop(img, h, w):
    top, left = (img.shape[0] - h) // 2, (img.shape[1] - w) // 2
    return img[top : img.shape[0] - top, left : img.shape[1] - left]
