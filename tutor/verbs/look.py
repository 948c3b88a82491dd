"""Verbs that look and change nothing: weeks, list, show, milestones, progress."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from tutor.course import Course, week_number
from tutor.errors import TutorError, UsageError
from tutor.paths import Paths
from tutor.progress import written_day
from tutor.progress_log import ProgressLog
from tutor.standing import Standing
from tutor.verbs.common import session
from tutor.verbs.out import Out


def weeks(args: Namespace, out: Out) -> int:
    """The nine weeks and how far each is done."""
    paths = Paths.find(getattr(args, "home", None))
    course, log = Course(), ProgressLog(paths)  # without a session: a prompt waits for this
    standing = Standing(course, log.progress)
    states = standing.weeks()
    out.document(
        {
            "weeks": [
                {"week": w.week.number, "title": w.week.title, "done": w.done, "total": w.total, "milestone": w.milestone}
                for w in states
            ]
        }
    )
    here = standing.left_off()
    signs = out.signs
    for state in states:
        week = state.week
        if week.coming:
            out.line(f"  {signs.new} {week.number}  {week.title:<44}  {out.style('coming', 'faint')}")
            continue
        at = here is not None and week_number(here) == week.number
        sign = signs.reached if state.milestone == "reached" else signs.next if at else signs.new
        full = round(10 * state.done / state.total) if state.total else 0
        bar = signs.full * full + signs.empty * (10 - full)
        count = f"{state.done}/{state.total}"
        text = f"  {sign} {week.number}  {week.title:<44}  {bar}  {count:>5}"
        out.line(out.style(text, "you") if at else text)
    _damage(course, out)
    notes(log.notes, out)
    return 0


def list_exercises(args: Namespace, out: Out) -> int:
    """The exercises, all or those of a week."""
    s = session(args)
    course, progress = s.course, s.progress
    wanted = course.order if args.week is None else [i for i in course.order if week_number(i) == course.week(args.week).number]
    found: list[dict[str, Any]] = []
    shown = 0
    here = s.left_off()
    for identity in wanted:
        week = week_number(identity)
        if week != shown:
            if shown:
                out.line()
            out.line(out.style(f"{week}  {course.week(week).title}", "strong"))
            shown = week
        state = progress.state(identity)
        problem = course.broken(identity)
        if problem is not None:
            found.append({"id": identity, "week": week, "title": "", "covers": [], "state": state, "error": str(problem)})
            out.line(f"  {out.style(out.signs.look, 'fail')} {identity:<28}  {problem}")
            continue
        ex = course.exercise(identity)
        found.append({"id": ex.id, "week": week, "title": ex.title, "covers": list(ex.covers), "state": state})
        done = progress.of(identity)
        sign, style = {
            "passed": (out.signs.passed, "pass"),
            "started": (out.signs.running, "you"),
            "new": (out.signs.new, "faint"),
        }[state]
        if identity == here:
            sign, style = out.signs.next, "you"
        sofar = f"  {done.last[0]} of {done.last[1]} checks" if state == "started" and done.last else ""
        out.line(f"  {out.style(sign, style)} {ex.id:<28}  {ex.kind:<7}  {ex.title}{sofar}")
    if not found:
        where = f"Week {args.week}" if args.week is not None else "The course"
        out.line(f"{where} has no exercises yet.")
    out.document({"exercises": found})
    _damage(course, out)
    return 0


def show(args: Namespace, out: Out) -> int:
    """An exercise's page and task as text."""
    from tutor.page import as_text, parse

    s = session(args)
    ex = s.course.exercise(args.exercise)
    path = s.workspace.path(ex)
    out.document(
        {
            "id": ex.id,
            "week": ex.week,
            "title": ex.title,
            "kind": ex.kind,
            "minutes": ex.minutes,
            "covers": list(ex.covers),
            "page": ex.page,
            "task": ex.task,
            "file": str(path),
        }
    )
    out.line(f"{out.style(ex.title, 'strong')}   {ex.id}")
    out.line()
    out.line(as_text(parse(ex.page), ascii=out.ascii))
    out.line()
    out.line(as_text([("h1", "Task")], ascii=out.ascii))
    out.line()
    out.line(as_text(parse(ex.task, task=True), ascii=out.ascii))
    out.line()
    out.line(f"{out.signs.next} torchtutor edit {ex.id}   {path}")
    return 0


def milestones(args: Namespace, out: Out) -> int:
    """What each week leads to, and which are reached."""
    s = session(args)
    found = s.milestones()
    out.document(
        {
            "milestones": [
                {
                    "week": m.week,
                    "id": m.milestone.id,
                    "title": m.milestone.title,
                    "state": "reached" if m.reached else "open",
                    "reached": m.reached or None,
                    "missing": list(m.missing),
                }
                for m in found
            ]
        }
    )
    for m in found:
        sign = out.style(out.signs.reached, "pass") if m.reached else out.signs.milestone
        note = f"   reached {written_day(m.reached)}" if m.reached else "" if m.exists else "   coming"
        out.line(f"  {sign} {m.week}  {m.milestone.title}{out.style(note, 'faint') if note else ''}")
        for name in () if m.reached else m.missing:
            out.line(f"       {out.signs.new} {name}")
    return 0


def progress(args: Namespace, out: Out) -> int:
    """What is done, what comes back, and where one left off."""
    s = session(args)
    if args.what == "merge":
        if not args.file:
            raise UsageError("Say which copy to merge: `torchtutor progress merge FILE`.")
        merged = s.log.merge(Path(args.file).expanduser())
        out.document({"merged": merged})
        out.line(f"{merged} events were taken over." if merged != 1 else "1 event was taken over.")
        notes(s.log.notes, out)
        return 0
    found, reviews, here = s.progress, s.reviews(), s.left_off()
    known = [i for i in s.course.order if found.state(i) != "new"]
    out.document(
        {
            "exercises": [
                {
                    "id": i,
                    "state": (d := found.of(i)).state,
                    "attempts": d.attempts,
                    "best": list(d.best) if d.best else None,
                    "hints": d.hints,
                    "solution_seen": d.solution_seen,
                    "passed": d.first_pass,
                    "review": str(due) if (due := d.due()) else None,
                }
                for i in known
            ],
            "reviews": [r.exercise for r in reviews],
            "left_off": here,
        }
    )
    for i in known:
        d = found.of(i)
        sign, style = (out.signs.passed, "pass") if d.state == "passed" else (out.signs.running, "you")
        facts = [f"{d.best[0]} of {d.best[1]} checks"] if d.best else []
        facts += [f"{d.attempts} {'try' if d.attempts == 1 else 'tries'}"] if d.attempts else []
        facts += ["after looking at the solution"] if d.solution_seen else []
        facts += [f"comes back {due}"] if (due := d.due()) else []
        out.line(f"  {out.style(sign, style)} {i:<28}  {', '.join(facts)}")
    if not known:
        out.line("Nothing is begun yet.")
    if reviews:
        out.line()
        count = "1 review" if len(reviews) == 1 else f"{len(reviews)} reviews"
        out.line(f"  {out.signs.due} {count} due: {'  '.join(r.exercise for r in reviews)}")
    if here:
        out.line()
        out.line(out.style(f"  {out.signs.next} {here}", "you"))
    notes(s.log.notes, out)
    return 0


def notes(sentences: list[str], out: Out) -> None:
    """Say what was found damaged, on stderr, so that stdout keeps to the answer."""
    import sys

    for sentence in sentences:
        print(sentence, file=sys.stderr)
    sentences.clear()


def _damage(course: Course, out: Out) -> None:
    for problem in course.problems:
        out.line(f"  {out.style(out.signs.look, 'fail')} {problem}")
    if course.problems and not course.weeks:
        raise TutorError(f"The course can't be read: {course.problems[0]}.")
