"""Windows on arrays and copies of them: which one a function gives, and which one it changes."""

import numpy as np


def centre_crop(img, h, w):
    """Return the middle `h` rows and `w` columns, as a window on `img`. An odd row or column is left over at the bottom or right."""
    top, left = (img.shape[0] - h) // 2, (img.shape[1] - w) // 2
    return img[top:-top, left:-left]


def zero_border(img):
    """Return a copy of `img` with zeros all along its edge. `img` itself stays as it is."""
    out = img
    out[0] = 0
    out[-1] = 0
    out[:, 0] = 0
    out[:, -1] = 0
    return out


def every_other_column(a):
    """Return columns 0, 2, 4 and so on, as a window on `a`."""
    return a[:, 0:-1:2]


def clamp_inplace(a, lo, hi):
    """Raise what is below `lo` in `a` to `lo`, and lower what is above `hi` to `hi`, in `a` itself."""
    a = np.clip(a, lo, hi)


if __name__ == "__main__":
    img = np.arange(1, 21).reshape(4, 5)
    # Should print [[7 8] [12 13]], then zeros around [[7 8 9] [12 13 14]], then columns 0, 2 and 4 of 1 … 20.
    print(centre_crop(img, 2, 2))
    print(zero_border(img))
    print(every_other_column(img))
    # Should print 1 … 20 with 3 in the place of 1 and 2, and 18 in the place of 19 and 20.
    clamp_inplace(img, 3, 18)
    print(img)
