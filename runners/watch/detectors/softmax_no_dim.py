"""A softmax without an axis."""

from __future__ import annotations

import re

from ..detector import ByWarning


class SoftmaxNoDim(ByWarning):
    """A softmax without an axis."""

    id = "softmax-no-dim"
    level = "warning"
    words = re.compile(r"Implicit dimension choice for (log_)?softmax")
    message = ("You leave the axis of the softmax out, and PyTorch guesses by the number of axes. Say it: `dim=1` "
               "for rows of classes.")
