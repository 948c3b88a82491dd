"""A backward from more than one number."""

from __future__ import annotations

import re

from ..detector import ByError


class LossNotScalar(ByError):
    """A backward from more than one number."""

    id = "loss-not-scalar"
    words = re.compile(r"grad can be implicitly created only for scalar")
    message = ("`backward` starts at one number, and your loss has several: take their mean, `loss.mean()`, or leave "
               "`reduction` as it is.")
