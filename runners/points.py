"""What the learner's process says it measured, before it is believed: every field is checked, everything is bounded."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from typing import Any

from .figures import Figures

LINE = 1024                 # bytes of one point
NAME, SERIES = 80, 64       # characters of a series' name; names in one run
MANY = 200_000              # points of one run that are all kept; then fewer and fewer
_INDEX, _STEP = 1 << 16, 1 << 53
KINDS = ("lr", "gradient", "speed", "memory", "tag")       # of a point that is no loss
FINDINGS, LEVELS = 200, ("error", "warning", "hint")
_ID = re.compile(r"[a-z][a-z0-9-]{0,59}")
_STRINGS = ("nan", "inf", "-inf")


class Points:
    """Bytes of a pipe in, events out. Lines that are no points are counted in `refused` and forgotten."""

    def __init__(self, many: int = MANY) -> None:
        self.many = many
        self.aside: Callable[[bytes, float, float], list[dict[str, Any]]] | None = None     # takes the lines that are figures
        self.kept = self.refused = self.thinned = 0
        self.crowded = 0                # points of further series, which are refused
        self._names: set[str] = set()
        self._found: set[str] = set()
        self._buffer = b""
        self._skip = False              # in a line that is too long
        self._stride, self._left = 1, many
        self._turn = 0

    def feed(self, data: bytes, began: float, now: float) -> list[dict[str, Any]]:
        """`began` and `now` on the monotonic clock: a point was measured between them, whatever it says."""
        *lines, rest = (self._buffer + data).split(b"\n")
        if lines and self._skip:
            del lines[0]
            self._skip = False
        if len(rest) > LINE:
            self.refused += not self._skip
            rest, self._skip = b"", True
        self._buffer = rest
        found = []
        for line in lines:
            if self.aside is not None and len(line) <= LINE and Figures.mine(line):
                found += self.aside(line, began, now)
                continue
            finding = self._finding(line, began, now) if line.startswith(b'{"f"') else None
            if finding is not None:
                found.append(finding)
                continue
            point = self._point(line, began, now)
            if point is None:
                self.refused += 1
            elif self._wanted():
                found.append(point)
        return found

    def rest(self, began: float, now: float) -> list[dict[str, Any]]:
        """What was left without a newline at the end, and what was left out."""
        found = self.feed(b"\n", began, now) if self._buffer else []
        return [*found, {"e": "crowd", "left": self.crowded, "series": SERIES}] if self.crowded else found

    def _finding(self, line: bytes, began: float, now: float) -> dict[str, Any] | None:
        """What the training doctor says, or whoever speaks in its name: short plain texts, each id once."""
        if len(line) > LINE or len(self._found) >= FINDINGS:
            return None
        try:
            told = json.loads(line, parse_constant=lambda name: None)
        except (ValueError, RecursionError):
            return None
        check, identity, level, message, file, number, step = (told.get(key) for key in ("c", "f", "l", "m", "p", "n", "s"))
        texts = (identity, message, file)
        if not all(type(text) is str and text.isprintable() for text in texts) or not _ID.fullmatch(str(identity)) or not message:
            return None
        if level not in LEVELS or identity in self._found or type(check) is not int or not 0 <= check < _INDEX:
            return None
        if not all(type(n) is int and 0 <= n < _STEP for n in (number, step)):
            return None
        self._found.add(str(identity))
        return {"e": "finding", "t": round(now - began, 4), "c": check, "id": identity, "level": level, "message": message, "file": file,
                "line": number, "step": step}

    def _wanted(self) -> bool:
        """All of the first `many`, then every second of as many, every fourth …"""
        self._turn += 1
        if self._turn % self._stride:
            self.thinned += 1
            return False
        self.kept += 1
        self._left -= 1
        if not self._left:
            self._stride, self._left = self._stride * 2, self.many
        return True

    def _point(self, line: bytes, began: float, now: float) -> dict[str, Any] | None:
        if len(line) > LINE:
            return None
        try:
            point = json.loads(line, parse_constant=lambda name: None)
        except (ValueError, RecursionError):
            return None
        if type(point) is not dict:
            return None
        check, name, step, value, then, kind = (point.get(key) for key in ("c", "n", "s", "v", "t", "k"))
        if type(check) is not int or not 0 <= check < _INDEX or type(step) is not int or not 0 <= step < _STEP:
            return None
        if type(name) is not str or not 0 < len(name) <= NAME or not name.isprintable():
            return None
        if type(value) is str:
            if value not in _STRINGS:
                return None
        elif type(value) is int:
            if abs(value) > _STEP:
                return None
        elif type(value) is not float or not math.isfinite(value):
            return None
        if kind is not None and kind not in KINDS:
            return None
        if name not in self._names:
            if len(self._names) >= SERIES:
                self.crowded += 1
                return None
            self._names.add(name)
        moment = then if type(then) is float and began <= then <= now else now
        told = {"e": "m", "t": round(moment - began, 4), "c": check, "n": name, "s": step, "v": value}
        return told if kind is None else {**told, "k": kind}
