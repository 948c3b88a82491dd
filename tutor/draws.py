"""Numbers that are drawn for one learner and one try: always the same for these, different for the next try."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from math import gcd, prod

from tutor.course import Choice


def draw(choices: Mapping[str, tuple[Choice, ...]], seed: int, exercise: str, attempt: int) -> dict[str, Choice]:
    """One choice for each name of a `[draw]` table.

    All combinations stand in one circle; the learner's seed and the exercise say where to begin and how far to jump. The jump
    has no divisor in common with the circle's length, so no combination comes twice before all have come once.
    """
    if not choices:
        return {}
    names = sorted(choices)
    total = prod(len(choices[name]) for name in names)
    digest = hashlib.sha256(f"{seed}:{exercise}".encode()).digest()
    start = int.from_bytes(digest[:8], "big") % total
    jump = int.from_bytes(digest[8:16], "big") % total or 1
    while gcd(jump, total) != 1:
        jump += 1
    index = (start + attempt * jump) % total
    drawn: dict[str, Choice] = {}
    for name in names:
        index, which = divmod(index, len(choices[name]))
        drawn[name] = choices[name][which]
    return drawn


def fill(text: str, drawn: Mapping[str, Choice]) -> str:
    """`text` with `$a` and `${a}` replaced by what was drawn for `a`; any other `$` stays."""
    if not drawn:
        return text
    names = "|".join(sorted(map(re.escape, drawn), key=len, reverse=True))
    pattern = re.compile(rf"\$(?:\{{({names})\}}|({names})(?![A-Za-z0-9_]))")
    return pattern.sub(lambda match: str(drawn[match[1] or match[2]]), text)
