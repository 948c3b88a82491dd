"""A value that backward needs, and that was overwritten."""

from __future__ import annotations

import re

from ..detector import ByError


class InPlaceSaved(ByError):
    """A value that backward needs, and that was overwritten."""

    id = "inplace-saved"
    words = re.compile(r"modified by an inplace operation")
    message = ("An in-place operation (`+=`, or one with an underscore) overwrites a value that `backward` needs. "
               "Write `y = y + 1` in place of `y += 1`.")
