"""You read `permute` the other way round. Its numbers do not say where each axis goes, but which old axis comes to each place: the channel, number 2, comes first."""


def hwc_to_chw(img):
    return img.permute(1, 2, 0)
