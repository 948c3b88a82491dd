"""Answers (n, 1) against targets (n,)."""

from __future__ import annotations

import re

from ..detector import ByWarning


class MseBroadcast(ByWarning):
    """Answers (n, 1) against targets (n,)."""

    id = "mse-broadcast"
    words = re.compile(r"target size .* different to the input size")
    message = ("Answers and targets have different shapes, and each answer is compared with each target: the loss "
               "learns the mean only. Make both (n, 1), or both (n,).")
