"""A view of memory that lies in another order."""

from __future__ import annotations

import re

from ..detector import ByError


class ViewAfterTranspose(ByError):
    """A view of memory that lies in another order."""

    id = "view-after-transpose"
    words = re.compile(r"view size is not compatible")
    message = ("`view` can only cut memory anew as it lies, and after `transpose` or `permute` it lies in another "
               "order. `reshape` copies where it must; ask first whether the axes are in the order you mean.")
