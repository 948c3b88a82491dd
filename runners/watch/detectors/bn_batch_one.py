"""Batch norm in training with a single sample."""

from __future__ import annotations

import re

from ..detector import ByError


class OneInTheBatch(ByError):
    """Batch norm in training with a single sample."""

    id = "bn-batch-one"
    kinds = ("ValueError",)
    words = re.compile(r"more than 1 value per channel when training")
    message = ("Batch norm in training mode got a single sample: from one value there is no spread. Use "
               "`drop_last=True` in training, and `model.eval()` where you only ask.")
