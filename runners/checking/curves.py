"""The range of the solution's curves: what is drawn behind the learner's."""
from __future__ import annotations

import json
import math
import os
import tempfile
from typing import Any

from .. import learner
from .interview import hold_solution
from .room import Room


def reference(room: Room, curve: dict[str, Any], seeds: int, device: str = "cpu") -> bytes:
    """JSON {"check", "name", "low", "high"}: per step the least and the greatest value over `seeds` seeds of the solution."""
    i = room.titles.index(curve["check"])
    name = str(curve.get("name") or "loss")
    runs = [recorded(room, i, name, 7_000 + s, device) for s in range(seeds)]
    n = min((len(r) for r in runs), default=0)
    low = [min(r[k] for r in runs) for k in range(n)]
    high = [max(r[k] for r in runs) for k in range(n)]
    return json.dumps({"check": i, "name": name, "low": low, "high": high}).encode()


def recorded(room: Room, check: int, name: str, seed: int, device: str = "cpu") -> list[float]:
    """The points of one series while the solution was held to one check."""
    from ..watch.loss import install
    with tempfile.TemporaryFile() as f:
        fd = os.dup(f.fileno())

        def watch() -> learner.Watch:
            found: learner.Watch = install(fd)
            return found
        hold_solution(room, seed, only=[room.titles[check]], device=device, watch=watch)
        os.close(fd)
        f.seek(0)
        points: dict[int, float] = {}
        for line in f.read().splitlines():
            try:
                p = json.loads(line)
            except ValueError:
                continue
            mine = isinstance(p, dict) and p.get("c") == check and p.get("n") == name
            if mine and isinstance(p.get("v"), float) and math.isfinite(p["v"]):
                points[int(p["s"])] = p["v"]
        return [points[k] for k in sorted(points)]
