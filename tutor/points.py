"""What a point of a run's record is: a loss, or something else that was measured."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

KINDS = ("", "tag", "lr", "gradient", "speed", "memory")
"""In the order in which they are shown; the first is a loss."""
_RATE = re.compile(r"lr( \d+)?")


def measured(event: Mapping[str, Any]) -> str:
    """One of `KINDS`. Records from before points had a kind tell a learning rate by its name."""
    found = event.get("k")
    if found is None and _RATE.fullmatch(str(event.get("n"))):
        return "lr"
    return found if found in KINDS else ""
