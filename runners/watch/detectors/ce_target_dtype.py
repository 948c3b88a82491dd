"""Class targets that are no int64."""

from __future__ import annotations

import re

from ..detector import ByError


class ClassTargetType(ByError):
    """Class targets that are no int64."""

    id = "ce-target-dtype"
    words = re.compile(r"expected target dtype to be Long|expected scalar type Long but found")
    message = ("A loss for classes wants class numbers as int64: make them so once, `y = y.long()`, or "
               "`torch.tensor(labels)` of whole numbers.")
