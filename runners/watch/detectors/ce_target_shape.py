"""Class targets as a column, or as rows of 0 and 1 in whole numbers."""

from __future__ import annotations

import re

from ..detector import ByError


class ClassTargetShape(ByError):
    """Class targets as a column, or as rows of 0 and 1 in whole numbers."""

    id = "ce-target-shape"
    words = re.compile(r"multi-target not supported|Expected floating point type for target with class probabilities")
    message = ("A loss for classes wants one class number for each sample, of shape (n,): no column (n, 1), and no "
               "rows of 0 and 1.")
