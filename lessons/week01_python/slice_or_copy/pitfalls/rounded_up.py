"""Where an odd number is left over, your crop lies one too far down or to the right. The extra row is to be at the bottom, so the half above is rounded down: `(rows - h) // 2`."""


def centre_crop(img, h, w):
    top, left = (img.shape[0] - h + 1) // 2, (img.shape[1] - w + 1) // 2
    return img[top : top + h, left : left + w]
