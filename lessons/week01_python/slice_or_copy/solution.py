"""Windows on arrays and copies of them: which one a function gives, and which one it changes."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def centre_crop(img: Array, h: int, w: int) -> Array:
    """Return the middle `h` rows and `w` columns, as a window on `img`. An odd row or column is left over at the bottom or right."""
    top, left = (img.shape[0] - h) // 2, (img.shape[1] - w) // 2
    return img[top : top + h, left : left + w]


def zero_border(img: Array) -> Array:
    """Return a copy of `img` with zeros all along its edge. `img` itself stays as it is."""
    out = img.copy()
    out[[0, -1]] = 0
    out[:, [0, -1]] = 0
    return out


def every_other_column(a: Array) -> Array:
    """Return columns 0, 2, 4 and so on, as a window on `a`."""
    return a[:, ::2]


def clamp_inplace(a: Array, lo: float, hi: float) -> None:
    """Raise what is below `lo` in `a` to `lo`, and lower what is above `hi` to `hi`, in `a` itself."""
    np.clip(a, lo, hi, out=a)


if __name__ == "__main__":
    img = np.arange(1, 21).reshape(4, 5)
    print(centre_crop(img, 2, 2))
    print(zero_border(img))
    print(every_other_column(img))
    clamp_inplace(img, 3, 18)
    print(img)
