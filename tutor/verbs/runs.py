"""Verbs about runs and what makes them: runs, attach, stop, runner."""

from __future__ import annotations

import json
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from tutor.errors import UsageError, nearest
from tutor.session import Session
from tutor.verbs.common import session
from tutor.verbs.out import Out, clean, seconds

PACE = 0.1
"""Seconds between two looks at a run that goes on."""


def runs(args: Namespace, out: Out) -> int:
    """The runs that are kept, the newest first."""
    from runners import record

    s = session(args)
    found: list[dict[str, Any]] = []
    for name in record.ids(s.paths.runs):
        summary = record.load(s.paths.runs / name)
        end = record.settle(summary.folder)
        how = "running" if end is None else str(end.get("how"))
        took = end.get("t") if end is not None else None
        verdict = (summary.verdict or {}).get("verdict")
        found.append({"run": name, "exercise": summary.what, "how": how, "verdict": verdict, "seconds": took})
        sign, style = {
            "pass": (out.signs.passed, "pass"),
            "fail": (out.signs.failed, "fail"),
            "error": (out.signs.failed, "fail"),
        }.get(str(verdict), (out.signs.running, "you") if end is None else (out.signs.new, "faint"))
        duration = seconds(float(took)) if isinstance(took, int | float) else ""
        word = verdict or how
        out.line(f"{out.style(sign, style)} {name}  {clean(summary.what):<28}  {word:<8}  {duration}")
    out.document({"runs": found})
    if not found:
        out.line("No runs are kept. `torchtutor check EX` makes one.")
    return 0


def attach(args: Namespace, out: Out) -> int:
    """Follow a run until it ends; leaving it (Ctrl-C) doesn't end it. Exits as a check does."""
    from runners import record

    s = session(args)
    folder = _folder(s, args.run)
    tail, lines = record.Tail(folder), record.Lines()
    while True:
        over = record.settle(folder) is not None
        while True:
            events, output = tail.poll(), tail.output()
            for event in events:
                if args.json:
                    print(json.dumps(event), file=out.stream, flush=True)
            if not args.json:
                for line in lines.feed(output):
                    out.line(line)
            if not events and not output:
                break
        if over:
            break
        time.sleep(PACE)
    if lines.open:
        out.line(lines.open)
    verdict = record.verdict(folder)
    if verdict is not None and not args.json:
        from tutor.verbs import verdict as words

        summary = record.load(folder)
        main = str(summary.request.get("main") or "")
        judged = folder / "source" / main
        words.show(verdict, out, None, judged.read_text(encoding="utf-8", errors="replace") if judged.is_file() else "")
        words.figures(folder, out)
    if verdict is not None:
        return 0 if verdict.get("verdict") == "pass" else 1
    how = str((tail.end or {}).get("how") or "lost")
    out.line(f"The run ended without a verdict ({how}).")
    return 0 if how == "done" else 3


def stop(args: Namespace, out: Out) -> int:
    """End a run."""
    from runners import record

    s = session(args)
    folder = _folder(s, args.run)
    going = record.settle(folder) is None
    if going:
        s.stop(folder.name)
    out.document({"run": folder.name, "stopped": going})
    out.line(f"{folder.name} is stopped." if going else f"{folder.name} had ended already.")
    return 0


def runner(args: Namespace, out: Out) -> int:
    """The process that makes runs: what it is doing, or end it."""
    s = session(args)
    if args.what == "stop":
        stopped = s.stop_runner()
        out.document({"runner": "stopped", "changed": stopped})
        out.line("The runner is stopped; the next check starts it again." if stopped else "No runner was running.")
        return 0
    status = s.runner_status()
    out.document({"runner": "running" if status is not None else "stopped", **(status or {})})
    if status is None:
        out.line("No runner is running; the next check starts one.")
    else:
        out.line("The runner is running.")
        for name, value in status.items():
            out.line(f"  {name:<12}  {_said(value)}")
    return 0


def _said(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {_said(v)}" for k, v in value.items())
    if isinstance(value, list):
        return ", ".join(map(_said, value)) or "none"
    return clean(str(value))


def _folder(s: Session, run: str) -> Path:
    from runners import record

    known = record.ids(s.paths.runs)
    alike = [name for name in known if name == run or name.endswith(run) or name.startswith(run)]
    if run in known:
        return s.paths.runs / run
    if len(alike) == 1 and run:
        return s.paths.runs / alike[0]
    if len(alike) > 1:
        raise UsageError(f"{run} could be {len(alike)} runs: give more of its name. `torchtutor runs` shows them.")
    raise UsageError(f"There is no run {run}.{nearest(run, known) or ' `torchtutor runs` shows them.'}")
