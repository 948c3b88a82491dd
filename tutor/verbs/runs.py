"""Verbs about runs and what makes them: run, runs, attach, stop, runner."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.errors import UsageError, nearest
from tutor.paths import tidy
from tutor.runner import RunError
from tutor.session import Session
from tutor.verbs.common import session
from tutor.verbs.out import Out, clean, seconds

if TYPE_CHECKING:
    from tutor.shelf import Kept

PATIENCE = 15.0
"""Seconds that a run may take to end once it is stopped."""


def run(args: Namespace, out: Out) -> int:
    """A script of the learner's own. Exits as it did; Ctrl-C leaves it running."""
    from tutor import scripts
    from tutor.verbs.follow import Follower, script

    s = session(args)
    asked = scripts.request(s.paths, args.path, args.args, device=args.device, net=args.net, sandbox=not args.no_sandbox,
                            doctor=args.doctor)
    made = scripts.start(s.client, asked)
    follower = Follower(made.folder, out)
    request = _request(made.folder)
    out.document({"e": "run", "run": made.id, "folder": str(made.folder)})
    what, place = clean(str(asked["main"])), tidy(Path(str(request.get("folder") or asked["cwd"])))
    follower.say(f"{out.signs.running} {what} runs as {made.id} in {clean(place)}. Ctrl-C leaves it running.")
    return script(follower, made.id, what, strict=args.doctor == "strict")


def runs(args: Namespace, out: Out) -> int:
    """The runs that are kept, the newest first."""
    from tutor import shelf

    s = session(args)
    found = list(shelf.runs(s.paths.runs))
    for kept in found:
        sign, style = _sign(kept, out)
        word = shelf.in_line(kept.place) if kept.state == "waiting" else kept.verdict or kept.state
        took = seconds(kept.seconds) if kept.seconds is not None else ""
        loss = f"loss {kept.loss:.4g}" if kept.loss is not None else ""
        facts = f"{clean(kept.what):<28}  {word:<8}  {when(kept.since):<6}  {took:<11}  {loss}"
        out.line(f"{out.style(sign, style)} {kept.id}  {facts}".rstrip())
    out.document({"runs": [kept.plain() for kept in found]})
    if not found:
        out.line("No runs are kept. `torchtutor check EX` makes one, and so does `torchtutor run PATH`.")
    return 0


def when(since: float) -> str:
    """`14:03`, or `21 Nov` for another day."""
    then = time.localtime(since)
    return time.strftime("%H:%M" if then[:3] == time.localtime()[:3] else "%d %b", then)


def _sign(kept: Kept, out: Out) -> tuple[str, str]:
    if kept.going:
        return (out.signs.running, "you") if kept.state == "running" else (out.signs.new, "you")
    if kept.verdict in ("fail", "error") or kept.state == "failed":
        return out.signs.failed, "fail"
    return (out.signs.passed, "pass") if kept.state == "done" else (out.signs.new, "faint")


def attach(args: Namespace, out: Out) -> int:
    """Follow a run until it ends, from its start; leaving it (Ctrl-C) doesn't end it. Exits as a check does, or as the script did."""
    from runners import record
    from tutor.verbs.follow import Follower, script

    s = session(args)
    folder = _folder(s, args.run) if args.run else _newest_going(s)
    follower = Follower(folder, out)
    request = _request(folder)
    if request.get("op") == "run":
        return script(follower, folder.name, clean(str(request.get("main"))))
    try:
        end = follower.follow()
    except KeyboardInterrupt:
        follower.say(f"\nThe check goes on as {folder.name}.")
        return 130
    verdict = record.verdict(folder)
    if verdict is not None and not args.json:
        from tutor.verbs import verdict as words

        judged = folder / "source" / str(request.get("main") or "")
        words.show(verdict, out, None, judged.read_text(encoding="utf-8", errors="replace") if judged.is_file() else "")
        words.figures(folder, out)
    if verdict is not None:
        return 0 if verdict.get("verdict") == "pass" else 1
    how = str(end.get("how") or "lost")
    out.line(f"The run ended without a verdict ({how}).")
    return 0 if how == "done" else 3


def _request(folder: Path) -> dict[str, Any]:
    from runners import record

    return record.load(folder).request


def _newest_going(s: Session) -> Path:
    from tutor import shelf

    for kept in shelf.runs(s.paths.runs):
        if kept.going:
            return kept.folder
    raise RunError("No run is going on. `torchtutor attach RUN` shows one that is over; `torchtutor runs` lists them.")


def stop(args: Namespace, out: Out) -> int:
    """End a run, and wait until its memory is free."""
    from runners import record

    s = session(args)
    folder = _folder(s, args.run)
    going = record.settle(folder) is None
    if going:
        s.stop(folder.name)
        until = time.monotonic() + PATIENCE
        while record.settle(folder) is None:
            if time.monotonic() > until:
                raise RunError(f"{folder.name} was told to end and has not ended yet. `torchtutor runs` shows when it has.")
            time.sleep(0.05)
    out.document({"run": folder.name, "stopped": going})
    out.line(f"{folder.name} is stopped, and its memory is free." if going else f"{folder.name} had ended already.")
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
