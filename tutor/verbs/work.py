"""Verbs that work on one exercise: edit, check, hint, solution, diff, reset, undo, retry."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from argparse import Namespace
from pathlib import Path
from typing import Any

from tutor.course import Exercise, week_number
from tutor.errors import TutorError, UsageError
from tutor.session import RunError, Session, Verdict, public
from tutor.verbs.common import session
from tutor.verbs.look import notes
from tutor.verbs.out import Out


def edit(args: Namespace, out: Out) -> int:
    """Their editor, their file."""
    from tutor import editor

    s = session(args)
    ex = s.course.exercise(args.exercise)
    path = s.open(ex)
    plan = editor.plan(path, args.line, setting=s.settings.editor, beside=False)
    # While they write: wake the runner and hold the conversations that the first check needs.
    threading.Thread(target=s.prepare, args=(ex,), daemon=True).start()
    editor.run(plan)
    out.document({"exercise": ex.id, "file": str(path), "editor": plan.editor})
    if plan.how == "window":
        out.line(f"{path} is open in {plan.editor}.")
    else:
        out.line(f"{out.signs.next} torchtutor check {ex.id}")
    return 0


def check(args: Namespace, out: Out) -> int:
    """A verdict on one exercise, on a week's, or on all that are begun."""
    s = session(args)
    several = args.week is not None or args.all
    if several and (args.exercise or args.file):
        raise UsageError("Name one exercise, or a week with --week N, or all with --all: not two of them.")
    if several:
        return _check_many(s, args, out)
    if not args.exercise:
        raise UsageError("Say which exercise: `torchtutor check EX`. `torchtutor list` shows them.")
    ex = s.course.exercise(args.exercise)
    verdict, source = _check_one(s, ex, args)
    out.document(public(verdict))
    if not out.json:
        from tutor.verbs import verdict as words

        words.show(verdict, out, s if args.file is None else None, source)
        sys.stdout.flush()
        notes([*s.log.notes, *s.settings.problems], out)
    if verdict.get("verdict") != "pass":
        s.prepare(ex)  # the next check will not have to wait for the solution and the pitfalls
    return 0 if verdict.get("verdict") == "pass" else 1


def _check_one(s: Session, ex: Exercise, args: Namespace) -> tuple[Verdict, str]:
    file = Path(args.file).expanduser().absolute() if args.file else None
    pending = s.start_check(ex, file=file, seed=args.seed, device=args.device)
    try:
        _in_line(pending.run.folder)
        verdict = s.finish(pending)
    except KeyboardInterrupt:
        with contextlib.suppress(TutorError):  # it ends by its limits, then
            s.stop(pending.run.id)
        raise
    judged = pending.run.folder / "source" / ex.main
    try:
        source = judged.read_text(encoding="utf-8", errors="replace")
    except OSError:
        source = ""
    return verdict, source


def _in_line(folder: Path) -> None:
    """Say its place while it has to wait for others."""
    from tutor import shelf

    told = 0
    while (kept := shelf.look(folder)) is not None and kept.place:
        if kept.place != told:
            told = kept.place
            print(f"Waiting, {shelf.in_line(told)}.", file=sys.stderr, flush=True)
        time.sleep(0.1)


def _check_many(s: Session, args: Namespace, out: Out) -> int:
    course = s.course
    wanted = [i for i in course.order if args.all or week_number(i) == course.week(args.week).number]
    verdicts: list[Verdict] = []
    fresh: list[str] = []
    failed = unmade = False
    for identity in wanted:
        try:
            ex = course.exercise(identity)
            if not os.path.lexists(s.workspace.path(ex)):
                fresh.append(identity)
                continue
            verdict, _ = _check_one(s, ex, args)
        except RunError as error:
            unmade = True
            verdicts.append({"exercise": identity, "verdict": None, "error": str(error)})
            out.line(f"{out.style(out.signs.look, 'fail')} {identity:<28}  {error}")
            continue
        except TutorError as error:
            failed = True
            verdicts.append({"exercise": identity, "verdict": "error", "error": str(error)})
            out.line(f"{out.style(out.signs.look, 'fail')} {identity:<28}  {error}")
            continue
        good = verdict.get("verdict") == "pass"
        failed = failed or not good
        verdicts.append(public(verdict))
        checks = verdict.get("checks") or []
        passed = sum(c.get("passed") is True for c in checks)
        sign = out.style(out.signs.passed, "pass") if good else out.style(out.signs.failed, "fail")
        out.line(f"{sign} {identity:<28}  {passed} of {len(checks)} checks")
    if not verdicts:
        out.line("Nothing to check: none of these exercises is begun.")
    elif fresh:
        out.line(out.style(f"{out.signs.new} {len(fresh)} more not begun", "faint"))
    out.document({"verdicts": verdicts, "new": fresh})
    return 3 if unmade else 1 if failed else 0


def hint(args: Namespace, out: Out) -> int:
    """The next hint."""
    s = session(args)
    ex = s.course.exercise(args.exercise)
    hints = s.hint(ex)
    out.document({"exercise": ex.id, "hints": list(hints.open), "opened": hints.new, "left": hints.left, "refused": hints.refused})
    from tutor.verbs.out import wrapped

    for number, text in enumerate(hints.open, 1):
        if number > 1:
            out.line()
        out.line(out.style(f"Hint {number} of {len(ex.hints)}", "strong"))
        for line in wrapped(text):
            out.line(line)
    if hints.refused:
        out.line()
        out.line(hints.refused)
    return 0


def solution(args: Namespace, out: Out) -> int:
    """The solution. Looking is noted."""
    s = session(args)
    ex = s.course.exercise(args.exercise)
    texts = s.solution(ex)
    out.document({"exercise": ex.id, "files": texts})
    for name, text in texts.items():
        if len(texts) > 1:
            out.line(out.style(name, "strong"))
        out.line(text.rstrip("\n"))
    return 0


def diff(args: Namespace, out: Out) -> int:
    """What they changed since the starter, or what the solution does otherwise."""
    s = session(args)
    ex = s.course.exercise(args.exercise)
    lines = s.diff(ex, solution=args.solution)
    out.document({"exercise": ex.id, "diff": lines})
    styles = {"+": "pass", "-": "fail", "@": "faint"}
    from tutor.verbs.out import clean

    for line in lines:
        style = styles.get(line[:1], "")
        out.line(out.style(clean(line), style) if style else clean(line))
    if not lines:
        out.line("There is no difference.")
    return 0


def reset(args: Namespace, out: Out) -> int:
    """The starter again."""
    s = session(args)
    ex = s.course.exercise(args.exercise)
    s.reset(ex)
    return _replaced(s, ex, out, f"{s.workspace.shown(ex)} is the starter again. `torchtutor undo {ex.id}` takes that back.")


def undo(args: Namespace, out: Out) -> int:
    """The version before."""
    s = session(args)
    ex = s.course.exercise(args.exercise)
    moved = s.redo(ex) if args.redo else s.undo(ex)
    if not moved:
        what = "No undo is left to take back" if args.redo else "There is no version before this one"
        out.document({"exercise": ex.id, "changed": False, "file": str(s.workspace.path(ex))})
        out.line(f"{what}: {s.workspace.shown(ex)} stays as it is.")
        return 0
    if args.redo:
        return _replaced(s, ex, out, f"{s.workspace.shown(ex)} is again as it was before the undo.")
    return _replaced(
        s, ex, out, f"{s.workspace.shown(ex)} is the version before. Again goes further back; `torchtutor undo --redo {ex.id}` returns."
    )


def retry(args: Namespace, out: Out) -> int:
    """A new try."""
    s = session(args)
    ex = s.course.exercise(args.exercise)
    path = s.retry(ex)
    drawn: dict[str, Any] = dict(s.workspace.drawn(ex))
    out.document({"exercise": ex.id, "changed": True, "file": str(path), "try": s.workspace.number(ex), "draw": drawn})
    numbers = " with new numbers" if drawn else ""
    out.line(f"{s.workspace.shown(ex)} is the starter{numbers}. `torchtutor undo {ex.id}` brings your file back.")
    return 0


def _replaced(s: Session, ex: Exercise, out: Out, sentence: str) -> int:
    out.document({"exercise": ex.id, "changed": True, "file": str(s.workspace.path(ex))})
    out.line(sentence)
    sys.stdout.flush()
    return 0
