"""torch.tensor of a tensor."""

from __future__ import annotations

import re

from ..detector import ByWarning


class TensorCopy(ByWarning):
    """torch.tensor of a tensor."""

    id = "tensor-copy-warning"
    level = "hint"
    words = re.compile(r"To copy construct from a tensor")
    message = ("`torch.tensor(x)` of a tensor copies it and cuts its history off. Say what you mean: "
               "`x.detach().clone()`, or `x.to(dtype)`.")
