"""A token that the table has no row for."""

from __future__ import annotations

import re

from ..detector import ByError


class TokenOutOfRange(ByError):
    """A token that the table has no row for."""

    id = "token-out-of-range"
    kinds = ("IndexError",)
    words = re.compile(r"^index out of range in self")
    message = ("A token is as large as the table has rows, or larger. `nn.Embedding(n, …)` knows 0 to n - 1: count "
               "the words, and the padding, too.")
