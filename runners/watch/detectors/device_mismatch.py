"""Tensors on different devices."""

from __future__ import annotations

import re

from ..detector import ByError


class DeviceMismatch(ByError):
    """Tensors on different devices."""

    id = "device-mismatch"
    words = re.compile(r"[Ee]xpected all tensors to be on the same device|is not on the expected device|Input type \(torch\.cuda\.")
    message = ("Two tensors of one operation are on different devices. Move the model once, `model.to(device)`, and "
               "each batch: `x = x.to(device)`; a tensor does not move unless you keep what `.to` returns.")
