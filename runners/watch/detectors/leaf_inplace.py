"""A weight that is changed in place while gradients are recorded."""

from __future__ import annotations

import re

from ..detector import ByError


class LeafInPlace(ByError):
    """A weight that is changed in place while gradients are recorded."""

    id = "leaf-inplace"
    words = re.compile(r"leaf Variable that requires grad is being used in an in-place")
    message = ("You change a weight in place while PyTorch records what is done to it. Do it inside `with "
               "torch.no_grad():`.")
