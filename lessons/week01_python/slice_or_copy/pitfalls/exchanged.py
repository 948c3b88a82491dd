"""You exchange height and width: rows come first, `img[rows, columns]`, and `img.shape[0]` is the number of rows. On square pictures nobody would notice."""


def centre_crop(img, h, w):
    top, left = (img.shape[0] - h) // 2, (img.shape[1] - w) // 2
    return img[left : left + w, top : top + h]
