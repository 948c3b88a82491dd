"""A run folder of our own as a source of points: what `events.jsonl` says of its series."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from tutor.events.columns import Points

NAME = "events.jsonl"
BYTES = 1 << 18
_MOST = 1 << 53
_WORDS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


def is_run(folder: Path) -> bool:
    """Whether this is a run folder of ours, going by the first event of its record."""
    try:
        with (folder / NAME).open("rb") as file:
            first = json.loads(file.readline(1 << 16))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(first, dict) and first.get("e") in ("start", "wait")


class OwnRun:
    """One of them, read as it grows. A check's series carry the check's number, where there are several."""

    def __init__(self, folder: Path) -> None:
        from runners.record import REQUEST, Tail

        self._tail = Tail(folder)
        self._checks = 1
        try:
            self._began = (folder / REQUEST).stat().st_mtime
        except OSError:
            self._began = 0.0

    @property
    def bad(self) -> int:
        """Lines that are no events."""
        return self._tail.bad

    def read(self) -> dict[bytes, Points] | None:
        """The next points by tag; None when there are no more events for now."""
        events = self._tail.poll(BYTES)
        if not events:
            return None
        rows: dict[bytes, list[tuple[int, float, float]]] = {}
        for event in events:
            if event["e"] == "m":
                self._point(event, rows)
            elif event["e"] == "start" and isinstance(event.get("checks"), list):
                self._checks = len(event["checks"])
        return {tag: _points(found) for tag, found in rows.items()}

    def _point(self, event: dict[str, Any], rows: dict[bytes, list[tuple[int, float, float]]]) -> None:
        check, name, step, value, then = (event.get(key) for key in ("c", "n", "s", "v", "t"))
        value = _WORDS.get(value) if isinstance(value, str) else value
        if not (type(check) is int and isinstance(name, str) and type(step) is int and isinstance(value, int | float)):
            return
        if not 0 <= step < _MOST or (isinstance(value, int) and abs(value) > _MOST):
            return
        tag = name if self._checks <= 1 else f"check {check + 1}/{name}"
        wall = self._began + (then if isinstance(then, int | float) and math.isfinite(then) else 0.0)
        # As everywhere in the app, the first step is step 1.
        rows.setdefault(tag.encode("utf-8", "replace"), []).append((step + (event.get("k") != "tag"), wall, float(value)))


def _points(rows: list[tuple[int, float, float]]) -> Points:
    import numpy as np

    steps, walls, values = zip(*rows, strict=True)
    return Points(np.arange(len(rows)), np.array(steps, np.int64), np.array(walls, float), np.array(values, float))
