"""You reversed all axes: the picture is turned on its side, (channel, width, height). Rows stay rows: `permute(2, 0, 1)` names the old axis for each new place."""


def hwc_to_chw(img):
    return img.permute(2, 1, 0)
