"""A loss that does not know the model."""

from __future__ import annotations

import re

from ..detector import ByError


class DetachedLoss(ByError):
    """A loss that does not know the model."""

    id = "detached-loss"
    words = re.compile(r"does not require grad and does not have a grad_fn")
    message = ("The loss does not know the model: `.item()`, `.detach()`, NumPy, a new `torch.tensor(…)` or "
               "`no_grad` has cut it off on the way. Compute it from what the model returned.")
