"""The gradient of a result."""

from __future__ import annotations

import re

from ..detector import ByWarning


class ReboundWeight(ByWarning):
    """The gradient of a result."""

    id = "rebound-weight"
    words = re.compile(r"\.grad attribute of a Tensor that is not a leaf")
    message = ("You read `.grad` of a result, not of a weight: it is None. After `w = w - lr * w.grad` the name `w` "
               "stands for a result; write `w -= lr * w.grad` inside `torch.no_grad()`.")
