"""Your slice ends at `-top`, counted from the back. With nothing to cut off that is -0, which is 0, and the slice is empty; and with an odd number left over it cuts off one too few. Count the end from the start: `top + h`."""


def centre_crop(img, h, w):
    top, left = (img.shape[0] - h) // 2, (img.shape[1] - w) // 2
    return img[top:-top, left:-left]
