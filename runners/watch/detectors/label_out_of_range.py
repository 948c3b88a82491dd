"""A class number that no output belongs to."""

from __future__ import annotations

import re

from ..detector import ByError


class LabelOutOfRange(ByError):
    """A class number that no output belongs to."""

    id = "label-out-of-range"
    kinds = ("IndexError", "RuntimeError",)
    words = re.compile(r"^Target -?\d+ is out of bounds")
    message = ("A class number is as large as the number of outputs, or larger: classes are numbered from 0 to k - "
               "1. Number them from 0, or give the last layer more outputs.")
