"""A `verdict.json` as the app shows it. The file is data from another process: what is missing or of another shape is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tutor.text import clean


@dataclass(slots=True, eq=False, repr=False)
class Check:
    """One check: passed, failed, or not reached (None)."""

    name: str
    passed: bool | None
    message: str = ""


@dataclass(slots=True, eq=False, repr=False)
class Table:
    """Expected and yours, column by column."""

    columns: tuple[str, ...]
    expected: tuple[str, ...]
    yours: tuple[str, ...]
    differs: tuple[bool, ...]


@dataclass(slots=True, eq=False, repr=False)
class First:
    """The failure that is told first."""

    check: int | None
    asked: str = ""
    what: str = ""
    table: Table | None = None
    expected: str = ""
    yours: str = ""
    means: str = ""
    line: int | None = None


@dataclass(slots=True, eq=False, repr=False)
class Outcome:
    """A verdict."""

    verdict: str
    seed: int | None = None
    checks: tuple[Check, ...] = ()
    seconds: float | None = None
    missing: tuple[str, ...] = ()
    first: First | None = None
    also: str = ""
    doctor: tuple[tuple[str, int | None], ...] = ()
    """What the training doctor says besides, with the learner's line."""
    printed: str = ""
    source: str = field(default="", compare=False)
    """The text that was judged."""

    @property
    def passed(self) -> int:
        """How many checks passed."""
        return sum(check.passed is True for check in self.checks)

    @property
    def score(self) -> str:
        """`2 of 4 checks`."""
        return f"{self.passed} of {len(self.checks)} checks"


def outcome(data: Mapping[str, Any], source: str = "") -> Outcome:
    """What can be shown of a verdict."""
    kind = data.get("verdict")
    seconds, sandbox = _mapping(data.get("seconds")), _mapping(data.get("sandbox"))
    total = seconds.get("total", seconds.get("learner"))
    return Outcome(
        verdict=kind if kind in ("pass", "fail", "error") else "error",
        seed=_whole(data.get("seed")),
        checks=tuple(
            Check(_text(c.get("name")), c.get("passed") if isinstance(c.get("passed"), bool) else None, _text(c.get("message")))
            for c in _list(data.get("checks"))
            if isinstance(c, Mapping)
        ),
        seconds=float(total) if isinstance(total, int | float) else None,
        missing=tuple(_text(m) for m in _list(sandbox.get("missing"))),
        first=_first(data.get("first")),
        also=_text(data.get("also")),
        doctor=tuple(
            (_text(f.get("message")), _whole(f.get("line"))) for f in _list(data.get("feedback")) if isinstance(f, Mapping) and "level" in f
        ),
        printed=_text(data.get("printed")),
        source=source,
    )


def _first(data: Any) -> First | None:
    if not isinstance(data, Mapping):
        return None
    return First(
        check=_whole(data.get("check")),
        asked=_text(data.get("asked")),
        what=_text(data.get("what")),
        table=_table(data.get("table")),
        expected=_text(data.get("expected")),
        yours=_text(data.get("yours")),
        means=_text(data.get("means")),
        line=_whole(data.get("line")),
    )


def _table(data: Any) -> Table | None:
    if not isinstance(data, Mapping):
        return None
    columns, expected, yours = ([_text(c) for c in _list(data.get(key))] for key in ("columns", "expected", "yours"))
    marks = [m is True for m in _list(data.get("differs"))]
    count = max(len(expected), len(yours))
    if not count:
        return None
    return Table(
        tuple((columns + [""] * count)[:count]),
        tuple((expected + [""] * count)[:count]),
        tuple((yours + [""] * count)[:count]),
        tuple((marks + [False] * count)[:count]),
    )


def _text(value: Any) -> str:
    return clean(value) if isinstance(value, str) else "" if value is None else clean(str(value))


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
