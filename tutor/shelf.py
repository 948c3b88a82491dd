"""The runs that are kept, each in short: for the list of the command line and for the app's."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tutor.points import measured

GOING = ("running", "waiting")


@dataclass(frozen=True, slots=True)
class Kept:
    """One run."""

    id: str
    folder: Path
    kind: str
    """check or run"""
    what: str
    state: str
    """waiting, running, done, failed, stopped or lost"""
    since: float
    """When it was asked for, in seconds since 1970."""
    seconds: float | None
    """How long it took, or has taken so far; None while it waits."""
    how: str = ""
    verdict: str = ""
    code: int | None = None
    detail: str = ""
    loss: float | None = None
    """The newest one."""
    place: int = 0
    """In the line of those that wait."""

    @property
    def going(self) -> bool:
        """Whether it is not over."""
        return self.state in GOING

    def plain(self) -> dict[str, Any]:
        """For --json."""
        loss = self.loss if self.loss is None or math.isfinite(self.loss) else repr(self.loss)
        return {
            "run": self.id,
            "kind": self.kind,
            "what": self.what,
            "exercise": self.what if self.kind == "check" else None,
            "state": self.state,
            "how": self.how or self.state,
            "verdict": self.verdict or None,
            "code": self.code,
            "since": round(self.since, 3),
            "seconds": None if self.seconds is None else round(self.seconds, 3),
            "loss": loss,
            "place": self.place or None,
        }


def runs(folder: Path) -> Iterator[Kept]:
    """All of a cache, the newest first."""
    from runners import record

    for name in record.ids(folder):
        kept = look(folder / name)
        if kept is not None:
            yield kept


def going(folder: Path, newest: int = 100) -> list[Kept]:
    """Those of scripts that are not over, the newest first. Looks at the `newest` runs only."""
    from runners import record

    found = []
    for name in record.ids(folder)[:newest]:
        if record.alive(folder / name):
            kept = look(folder / name)
            if kept is not None and kept.going and kept.kind == "run":
                found.append(kept)
    return found


def look(folder: Path) -> Kept | None:
    """One run in short; None when it is gone."""
    from runners import record

    summary = record.load(folder)
    end = record.settle(folder)
    try:
        since = (folder / record.REQUEST).stat().st_mtime
    except OSError:
        return None
    start = summary.start or {}
    kind = str(start.get("kind") or ("run" if summary.request.get("op") == "run" else "check"))
    verdict = str((summary.verdict or {}).get("verdict") or "")
    newest = record.newest(folder)
    place = 0
    if end is None:
        if summary.start is None:
            place = next((int(e["place"]) for e in reversed(newest) if e["e"] == "wait" and isinstance(e.get("place"), int)), 0)
        state, seconds = ("waiting", None) if place else ("running", max(0.0, time.time() - since))
    else:
        took = end.get("t")
        seconds = float(took) if isinstance(took, int | float) else None
        state = _state(kind, str(end.get("how")), end.get("code"), verdict)
    code = (end or {}).get("code")
    return Kept(
        id=folder.name,
        folder=folder,
        kind=kind,
        what=summary.what,
        state=state,
        since=since,
        seconds=seconds,
        how=str((end or {}).get("how") or ""),
        verdict=verdict,
        code=code if isinstance(code, int) else None,
        detail=str((end or {}).get("detail") or ""),
        loss=_loss(newest),
        place=place,
    )


def _state(kind: str, how: str, code: Any, verdict: str) -> str:
    if how in ("stopped", "lost"):
        return how
    if kind == "check":
        return "done" if verdict else "failed"
    return "done" if how == "done" and not code else "failed"


def _loss(events: list[dict[str, Any]]) -> float | None:
    for event in reversed(events):
        if event["e"] == "m" and not measured(event):
            return number(event.get("v"))
    return None


def number(value: Any) -> float | None:
    """A point's value, which JSON can't hold when it is not finite."""
    if isinstance(value, str):
        return {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}.get(value)
    return float(value) if isinstance(value, int | float) else None


def in_line(place: int) -> str:
    """`3rd in line`."""
    if place == 1:
        return "next in line"
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending} in line"
