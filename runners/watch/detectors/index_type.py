"""Floats as numbers of rows."""

from __future__ import annotations

import re

from ..detector import ByError


class IndexType(ByError):
    """Floats as numbers of rows."""

    id = "embedding-index-type"
    words = re.compile(r"argument #1 'indices' to have one of the following scalar types")
    message = "An embedding looks up rows by their number, and you give it floats: keep tokens as int64."
