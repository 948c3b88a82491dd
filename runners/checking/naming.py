"""Which pitfall is it?  The rule is in the design's checking notes; a wrong name is worse than none."""
from __future__ import annotations

from typing import Any

import numpy as np

from .compare import Raised, alike, gist, leaves, numbers
from .interview import Interview
from .trial import Seen


def fits(mine: Seen, pit: Seen) -> bool:
    """The pitfall says what the learner says, and says it wrong in the same way."""
    if mine.key != pit.key or mine.ok != pit.ok:
        return False
    if mine.ok:
        return True
    a, b, c = leaves(mine.value), leaves(pit.value), leaves(mine.expected)
    c = c if len(c) == len(a) else [None] * len(a)
    return len(a) == len(b) and all(map(_fit, a, b, c))


def _fit(x: Any, y: Any, right: Any) -> bool:
    """Errors: the same type and mostly the same words, or both stumble over None.  Numbers: equal, or far nearer to the
    learner's than the learner's are to the right ones; where one side is nan or infinite, the other entries decide."""
    if isinstance(x, Raised) and isinstance(y, Raised):
        p, q = gist(x.message), gist(y.message)
        return ("NoneType" in x.message and "NoneType" in y.message) or (x.types[0] == y.types[0] and len(p & q) >= 0.5 * len(p | q))
    n, m = numbers(x), numbers(y)
    if n is None or m is None or n.shape != m.shape:
        return n is None and m is None and alike(x, y)
    if alike(n, m) or n.dtype.kind not in "fc" or m.dtype.kind not in "fc":
        return alike(n, m)
    both, r = np.isfinite(n) & np.isfinite(m), numbers(right)
    if both.sum() < 0.5 * n.size:
        return False
    n, m = n[both], m[both]
    if r is None or r.shape != both.shape:
        return alike(n, m)
    return bool(np.abs(n - m).max() <= max(1e-6, 1e-3 * float(np.nanmax(np.abs(n - r[both])))))


def tells(seen: Seen) -> bool:
    """Is this wrong observation enough to recognise a mistake by, whatever the other checks say?"""
    if isinstance(seen.value, Raised):
        return seen.value.types[0] not in ("Silent", "TooSlow", "NameError")
    return seen.proof and any(
        not (x is None or isinstance(x, bool)) and ((n := numbers(x)) is None or bool(np.isfinite(n).any()))
        for x in leaves(seen.value, keys=False))


def same_check(a: list[Seen], b: list[Seen]) -> bool:
    """Every observation of one check."""
    return len(a) == len(b) and all(map(fits, a, b))


def _same_whole(mine: Interview, pit: Interview) -> bool:
    """Every observation of every check."""
    return mine.talks.keys() == pit.talks.keys() and all(same_check(mine.talks[t], pit.talks[t]) for t in mine.talks)


def candidates(mine: Interview, pits: dict[str, Interview]) -> list[str]:
    """Names of pitfalls that fit, best evidence first; [] if none.

    Best: the same in everything that was seen.  Else, for two mistakes in one file: the same in one check that failed
    on proof, by the only pitfall of which that is true and that does not fail where the learner did not."""
    if mine.refused is not None:
        return []
    whole = [n for n, p in pits.items() if _same_whole(mine, p)]
    if whole:
        return whole
    failing = set(mine.failing())
    possible = {n: p for n, p in pits.items() if set(p.failing()) <= failing}
    for title in mine.failing():
        if any(tells(s) for s in mine.talks[title] if not s.ok):
            named = [n for n, p in possible.items() if title in p.talks and same_check(mine.talks[title], p.talks[title])]
            if len(named) == 1:
                return named
    return []
