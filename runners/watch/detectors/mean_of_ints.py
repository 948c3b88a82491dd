"""A mean of whole numbers."""

from __future__ import annotations

import re

from ..detector import ByError


class MeanOfInts(ByError):
    """A mean of whole numbers."""

    id = "mean-of-ints"
    kinds = ("RuntimeError", "NotImplementedError",)
    words = re.compile(r"mean\(\): could not infer output dtype|mean.* not implemented")
    message = "A mean of whole numbers is none, and PyTorch does not guess: `.float().mean()`."
