"""A run on the command line: what it prints as it comes, then what became of it. Leaving it (Ctrl-C) doesn't end it."""

from __future__ import annotations

import json
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tutor.points import measured
from tutor.shelf import in_line, number
from tutor.verbs.out import Out, clean, seconds, wrapped

PACE = 0.1
"""Seconds between two looks at a run that goes on."""


@dataclass(slots=True)
class _Curve:
    first: float
    last: float
    begin: tuple[int, float]
    """Step and time of the first point."""
    end: tuple[int, float]
    count: int = 1


class Follower:
    """One run, from its start."""

    def __init__(self, folder: Path, out: Out) -> None:
        from runners import record

        self.folder, self.out = folder, out
        self.tail, self.lines = record.Tail(folder), record.Lines()
        self.start: dict[str, Any] = {}
        self.found: list[dict[str, Any]] = []      # what the training doctor says
        self.curves: dict[str, _Curve] = {}
        self._live = out.stream.isatty() and not out.json
        self._open = ""
        self._last: dict[str, Any] | None = None

    def follow(self) -> dict[str, Any]:
        """Until it ends: the end event."""
        from runners import record

        while True:
            over = record.settle(self.folder)
            while self._more():
                pass
            if over is not None:
                self._close()
                return self.tail.end or over
            time.sleep(PACE)

    def _more(self) -> bool:
        events, printed = self.tail.poll(), self.tail.output()
        for event in events:
            if event["e"] == "end":
                self._last = event      # all that was printed comes before it, and may not have been read yet
            else:
                self._event(event)
        found = self.lines.feed(printed)
        if found:
            self._print(found)
        if self._last is not None and not printed:
            self._close()
            self._event(self._last)
            self._last = None
        if self._live:
            self._show_open(self.lines.open)
        if events or found:
            self.out.stream.flush()
        return bool(events or printed)

    def _event(self, event: dict[str, Any]) -> None:
        if self.out.json:
            print(json.dumps(event), file=self.out.stream)
        kind = event["e"]
        if kind == "start":
            self.start = event
            for missing in (event.get("sandbox") or {}).get("missing") or []:
                self.say(f"{self.out.signs.look} {clean(str(missing))}")
        elif kind == "wait" and isinstance(event.get("place"), int):
            self.say(f"Waiting, {in_line(event['place'])}.")
        elif kind == "m":
            self._point(event)
        elif kind == "finding":
            self.found.append(event)

    def _point(self, event: dict[str, Any]) -> None:
        name, value, step, then = str(event.get("n")), number(event.get("v")), event.get("s"), event.get("t")
        if value is None or not isinstance(step, int) or not isinstance(then, int | float):
            return
        if measured(event):
            return
        curve = self.curves.get(name)
        if curve is None:
            self.curves[name] = _Curve(value, value, (step, float(then)), (step, float(then)))
        else:
            curve.last, curve.end = value, (step, float(then))
            curve.count += 1

    # What is shown

    def say(self, text: str) -> None:
        """A sentence of ours, beside what the script prints."""
        if self.out.json:
            return
        self._show_open("")
        self.out.stream.flush()
        encoding = sys.stderr.encoding or "ascii"
        print(text.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)

    def _print(self, lines: list[str]) -> None:
        self._show_open("")
        for line in lines:
            if self.out.json:
                print(json.dumps({"e": "out", "line": line}), file=self.out.stream)
            else:
                self.out.line(line)

    def _show_open(self, text: str) -> None:
        """The line that has not ended: a progress bar, mostly. Only a terminal can take it back."""
        if not self._live or text == self._open:
            return
        width = shutil.get_terminal_size().columns
        self.out.stream.write("\r" + clean(text)[: max(1, width - 1)] + "\033[K")
        self.out.stream.flush()
        self._open = text

    def _close(self) -> None:
        last = self.lines.feed(b"", final=True)
        last += [self.lines.open] if self.lines.open else []
        if last:
            self._print(last)
        self._show_open("")
        self.out.stream.flush()

    def findings(self) -> list[str]:
        """`! error  no-zero-grad   train.py:12, from step 3`, and what it means below; errors first."""
        from tutor.following import LEVELS

        out = []
        width = max(20, min(100, shutil.get_terminal_size().columns) - 2)
        for found in sorted(self.found, key=lambda one: LEVELS.index(one["level"]) if one.get("level") in LEVELS else len(LEVELS)):
            sign = self.out.signs.failed if found.get("level") == "error" else self.out.signs.look
            place = f"{Path(str(found.get('file'))).name}:{found.get('line')}" if found.get("file") else ""
            since = f"from step {found['step']}" if found.get("step") else ""
            facts = ", ".join(fact for fact in (place, since) if fact)
            out.append(f"\n{sign} {found.get('level')}  {found.get('id')}   {clean(facts)}".rstrip())
            out += [f"  {line}" for line in wrapped(clean(str(found.get("message"))), width)]
        return out

    def losses(self) -> list[str]:
        """`loss  2.31 → 0.12   600 steps, 48 a second`, a line for each."""
        arrow = "->" if self.out.ascii else "→"
        out = []
        for name, curve in self.curves.items():
            steps = curve.end[0] + 1
            took = curve.end[1] - curve.begin[1]
            rate = (curve.end[0] - curve.begin[0]) / took if took > 0 else 0.0
            words = f"{steps:,} step{'s' * (steps != 1)}" + (f", {rate:.3g} a second" if rate else "")
            out.append(f"{clean(name):<8}  {curve.first:.4g} {arrow} {curve.last:.4g}   {words}")
        return out


def script(follower: Follower, run: str, what: str, strict: bool = False) -> int:
    """Follow a run of a script to its end, and say how it ended and what the training doctor found; exits as the script did, but
    `strict` with 1 where an error was found."""
    try:
        end = follower.follow()
    except KeyboardInterrupt:
        follower.say(f"\n{what} goes on as {run}. `torchtutor attach {run}` follows it, `torchtutor stop {run}` ends it.")
        return 130
    out, how, code = follower.out, str(end.get("how")), end.get("code")
    code = code if isinstance(code, int) else None
    took = end.get("t")
    facts = ([seconds(float(took))] if isinstance(took, int | float) else []) + [run]
    sign, words = out.signs.passed, "ended"
    if how != "done" or code:
        sign, words = out.signs.failed, ended(how, code, str(end.get("detail") or ""))
    if how == "stopped":
        sign = out.signs.new
    follower.say(f"\n{sign} {what} {words}   {f' {out.signs.sep} '.join(facts)}")
    for line in follower.losses():
        follower.say(f"  {line}")
    for line in follower.findings():
        follower.say(line)
    dropped = end.get("dropped")
    if isinstance(dropped, int) and dropped > 0:
        follower.say(f"  It printed more than is kept: the oldest {dropped / (1 << 20):.1f} MB are gone.")
    if code is not None:
        code = code if how in ("done", "stopped") or code else 1
        return 1 if strict and not code and any(found.get("level") == "error" for found in follower.found) else code
    return 3


def ended(how: str, code: int | None, detail: str) -> str:
    """How a script ended, after its name."""
    if how == "done":
        return f"ended with exit code {code}"
    if how == "stopped":
        return "was stopped"
    if how == "lost":
        return f"is lost. {detail}".rstrip()
    return f"ended. {detail}".rstrip()
