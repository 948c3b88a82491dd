"""The verdict on a learner's file: hold the conversation, compare, name the mistake, say it."""
from __future__ import annotations

import json
import socket
from collections.abc import Callable
from typing import Any

from . import answers, tell, words
from .compare import Raised
from .interview import Answerer, Interview, Report, hold_pitfall, hold_solution, interview
from .naming import candidates, same_check, tells
from .room import Room

CONFIRM = 1.0      # seconds: a second look is taken only where the first one took less than this in the learner's code
Ended = Callable[[], dict[str, Any]]
_RUNS_ON_IMPORT = ("Your file starts to work as soon as it is imported, before anybody asked it to. Put what the program does below "
                   "`if __name__ == \"__main__\":`, so that others can import a function of yours and nothing else happens.")


def judge(request: dict[str, Any], sock: socket.socket, report: Report, ended: Ended) -> dict[str, Any]:
    """The verdict document (see docs/architecture.md), without seconds.total, sandbox and how.

    sock: connected to the learner's side; report: passes events up to the supervisor; ended: how the learner's process
    ended, as the supervisor knows it, asked when it has fallen silent."""
    limits = request.get("limits") or {}
    room = Room(request["folder"], request.get("draw"), limits.get("check"))
    report({"e": "start", "checks": room.titles})
    seed, device = int(request["seed"]), str(request.get("device") or "cpu")
    side = Answerer(sock, {str(k): str(v) for k, v in request["sources"].items()}, str(request["main"]), str(request["path"]))
    _show_reference(request, report)
    held = answers.load(request, seed)
    right = held.solution if held else hold_solution(room, seed, device=device)
    how: dict[str, Any] = {"attempt": int(request.get("attempt") or 1), "device": device, "tmp": request.get("tmp")}
    mine = interview(room, side, seed, right.talks, report=report, keeps=True, **how)
    named = ""
    if mine.failing() and not mine.refused:
        pits = held.pitfalls if held else {n: hold_pitfall(room, n, seed, right.talks, device=device) for n in room.pitfalls}
        found = candidates(mine, pits)
        if len(found) == 1:
            sure = bool(mine.ended) or mine.took > CONFIRM
            named = found[0] if sure or _again(request, room, side, seed, mine, found[0], pits[found[0]], how) else ""
    answers.spend(request, seed)
    return verdict(room, side, seed, mine, named, ended() if mine.ended else {}, request)


def _show_reference(request: dict[str, Any], report: Report) -> None:
    try:
        band = json.loads((answers.place(request) / "reference.json").read_bytes()) if request.get("curve") else None
    except (OSError, ValueError):
        return
    if band:
        report({"e": "reference", **band})


def _again(request: dict[str, Any], room: Room, side: Answerer, seed: int, mine: Interview, name: str, pit: Interview,
           how: dict[str, Any]) -> bool:
    """Does the pitfall fit on a second seed, in the checks that failed?  A coincidence does not happen twice."""
    seed, device = answers.again(seed), how["device"]
    proven = [t for t in mine.failing() if t in pit.talks and same_check(mine.talks[t], pit.talks[t])
              and any(tells(s) for s in mine.talks[t] if not s.ok)]
    only = proven[:1] or mine.failing()
    held = answers.load(request, seed)
    right = held.solution if held else hold_solution(room, seed, device=device, only=only)
    again = held.pitfall(name) if held else None
    pit = again or hold_pitfall(room, name, seed, right.talks, device=device, only=only)
    second = interview(room, side, seed, right.talks, only=only, **how)
    pit.talks = {t: s for t, s in pit.talks.items() if t in second.talks}
    return candidates(second, {name: pit}) == [name]


def verdict(room: Room, side: Answerer, seed: int, mine: Interview, named: str, how: dict[str, Any],
            request: dict[str, Any]) -> dict[str, Any]:
    """The document itself, from what was seen."""
    source = side.sources[side.main]
    checks: list[dict[str, Any]] = []
    for title in room.titles:
        seen = mine.talks.get(title)
        bad = next((s for s in seen if not s.ok), None) if seen is not None else None
        silent = bool(mine.ended) and bad is not None and isinstance(bad.value, Raised) and bad.value.types[0] in ("Silent", "TooSlow")
        checks.append({"name": title, "passed": None if seen is None or (silent and mine.refused is not None) else bad is None,
                       "message": "" if bad is None else tell.message(bad)})
    error = mine.refused is not None or bool(mine.ended)
    patched = bool(mine.patched) and not error
    document = {
        "exercise": request["exercise"], "seed": seed, "device": str(request.get("device") or "cpu"),
        "verdict": "error" if error else "fail" if mine.failing() or patched else "pass",
        "checks": checks, "feedback": [], "seconds": {"learner": round(mine.took, 4)},
        "first": None, "printed": mine.printed[-2000:],
    }
    if patched:
        means = (f"Your file replaces `{mine.patched[0]}`, so the checks can't tell what your own code does. "
                 "Leave the library as it is; change your code instead.")
        document["first"] = _first(None, "the library is left as it came", None, "", "", means, [])
        document["feedback"] = [{"id": "library-changed", "message": means}]
    elif document["verdict"] != "pass":
        document["first"], feedback = first(room, mine, named, how, source)
        document["feedback"] = [feedback] if feedback else []
    return document


def first(room: Room, mine: Interview, named: str, how: dict[str, Any], source: str) -> tuple[dict[str, Any], dict[str, str] | None]:
    """What is told first, in the order of reading, and the feedback with its id."""
    if mine.refused is not None:
        ident, means = words.ended({"how": mine.ended, **how}, 20, "") if mine.ended else words.explain(mine.refused, source)
        if mine.refused.types[:1] == ["FileNotFoundError"] and any(name in mine.refused.message for name in room.handed):
            ident, means = "runs-on-import", _RUNS_ON_IMPORT
        lines = list(reversed(mine.refused.lines))
        said = "" if mine.ended else tell._plain(mine.refused)
        return _first(None, "the file loads", None, "", said, means, lines), {"id": ident, "message": means}
    # what ended the interview is told first: it is the reason why the rest was not reached
    title = mine.failing()[-1 if mine.ended else 0]
    seen = next(s for s in mine.talks[title] if not s.ok)
    lines = list(reversed(seen.value.lines)) if isinstance(seen.value, Raised) else []
    ident, means = "", ""
    if named:
        ident, means = named, room.feedback(named)
    elif isinstance(seen.value, Raised) and seen.value.types[0] == "Silent":
        ident, means = words.ended({"how": mine.ended, **how}, room.seconds, title)
    elif isinstance(seen.value, Raised) and seen.what == "runs without an error":
        ident, means = words.explain(seen.value, source)
    elif nothing := tell.returned_nothing(seen, mine.called.get(title, "")):
        ident, means = "returned-none", nothing
    elif seen.means:
        ident, means = "check", seen.means
    grid = None if isinstance(seen.value, Raised) or (not seen.proof and isinstance(seen.expected, str)) else tell.table(seen)
    expected, yours = tell.value(seen.expected, seen.value), tell.value(seen.value, seen.expected)
    found = _first(room.titles.index(title), seen.what, grid, expected, yours, means, lines)
    return found, {"id": ident, "message": means} if means else None


def _first(check: int | None, asked: str, grid: dict[str, Any] | None, expected: str, yours: str, means: str,
           lines: list[int]) -> dict[str, Any]:
    what = grid.pop("what") if grid else ""
    return {"check": check, "asked": asked, "what": what, "table": grid, "expected": expected, "yours": yours, "means": means,
            "line": lines[0] if lines else None, "lines": lines}



