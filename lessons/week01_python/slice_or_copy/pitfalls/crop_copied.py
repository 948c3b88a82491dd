"""Your crop is a copy: `.copy()`, `np.array(...)` and lists of positions make one. Asked for is a window, so that a change in it shows in the picture. A slice alone does that."""


def centre_crop(img, h, w):
    top, left = (img.shape[0] - h) // 2, (img.shape[1] - w) // 2
    return img[top : top + h, left : left + w].copy()
