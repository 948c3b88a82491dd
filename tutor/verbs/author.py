"""The verbs for authors: `lessons new` begins an exercise, `lessons verify` says what is missing, and whether the rest is true."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.course import EXERCISE_ID, Course
from tutor.errors import TutorError, UsageError, nearest, reason
from tutor.files import write_atomic
from tutor.paths import Paths
from tutor.session import ids_or_all
from tutor.verbs.out import Out

if TYPE_CHECKING:
    from tutor.findings import Finding

Found = dict[str, list["Finding"]]
_FIRST = ("files", "checks", "starter", "solution")
"""What must be in order before an exercise can be held at all."""


def new(args: Namespace, out: Out) -> int:
    """Make an exercise's folder with a skeleton, enter it in its week, and say what to do next."""
    from tutor.new_exercise import new as make

    folder = Path(args.folder).expanduser().absolute() if args.folder else None
    course = Course(folder)
    if folder is None and not (course.folder.parent / "pyproject.toml").is_file():
        raise TutorError(
            f"These lessons are an installed copy ({course.folder}), and an update would take your exercise away. "
            "Work in a tree of your own: `git clone`, then `pip install -e .`; or name one with --folder."
        )
    made = make(course, args.exercise, title=args.title, kind=args.kind, covers=args.covers, after=args.after)
    elsewhere = f" --folder {args.folder}" if args.folder else ""
    place = _shown(made.folder)
    steps = [
        (f"{place}/starter.py", "what the learner is handed: it runs, and does not work yet"),
        (f"{place}/solution.py", "a right answer to be proud of"),
        (f"{place}/checks.py", "what is true of right code, on inputs that are drawn"),
        (f"{place}/exercise.toml", "title, covers, page, task, three hints"),
        (f"{place}/pitfalls/", "three wrong answers or more; the docstring is what is told"),
        (f"{place}/also_right/", "two right answers of another kind or more"),
    ]
    steps += [(f"{_shown(made.answers)}/", "answers that are kept as tests, two of each kind or more")] if made.answers else []
    steps += [(f"torchtutor lessons verify {made.id}{elsewhere}", "what is still missing, first things first")]
    out.document(
        {
            "id": made.id,
            "folder": str(made.folder),
            "files": [str(file) for file in made.files],
            "lesson": str(made.lesson),
            "entered": made.entered,
            "answers": str(made.answers) if made.answers else None,
            "next": [{"what": what, "why": why} for what, why in steps],
        }
    )
    out.line(f"{out.style(out.signs.passed, 'pass')} {made.id}   {place}")
    behind = f"after {made.after}" if made.after else "as the first"
    out.line(f"    entered in {_shown(made.lesson)}, {behind}" if made.entered else f"    {_shown(made.lesson)} needs no entry for it")
    out.line("")
    out.line("Next, in this order. BLANK stands in each file where your own belongs.")
    out.line("")
    for number, (what, why) in enumerate(steps, 1):
        out.line(f"  {number}  {what}")
        out.line(f"     {why}")
    out.line("")
    out.line("docs/adding-an-exercise.md goes this way with an example.")
    return 0


def verify(args: Namespace, out: Out) -> int:
    """The static part here, then each exercise against its starter, solutions, pitfalls and mutants in the runners' room."""
    from tutor.findings import Finding, in_order
    from tutor.verify import verify_course, verify_exercise

    folder = Path(args.folder).expanduser().absolute() if args.folder else None
    drafts = _drafts(Course(folder), args.exercises)
    course = Course(folder, drafts)
    wanted = ids_or_all(course, args.exercises)
    found: Found = {}
    pages: Found = {} if args.static else _pages(course, wanted, whole=not args.exercises)
    if not args.exercises:
        found["course"] = [*verify_course(course), *pages.get("course", [])]
        _say("course", found["course"], out, notes=_unlisted(course))
    for identity in wanted:
        found[identity] = in_order([*verify_exercise(course, identity), *pages.get(identity, [])])
    early = {i for i in wanted if course.broken(i) is not None or any(f.step in _FIRST for f in found[i])}
    rows: dict[str, Any] = {}

    def say(identity: str) -> None:
        place = course.exercise_folder(identity)
        notes = [f"not offered yet: {place.parent.name}/lesson.toml does not list it"] if place and identity in drafts else []
        notes += ["nothing was run yet: what is named here comes first"] if identity in early and not args.static else []
        _say(identity, found[identity], out, _shown(place) if place and found[identity] else "", notes)

    for identity in wanted if args.static else [i for i in wanted if i in early]:
        say(identity)
    if not args.static:
        for said in _held(course, [i for i in wanted if i not in early], args):
            identity = str(said.get("exercise"))
            known = {(f.step, f.file) for f in found.setdefault(identity, [])}
            heard = zip(map(str, said.get("steps") or []), map(str, said.get("problems") or []), strict=True)
            news = [Finding(step, *text.partition(": ")[::2]) for step, text in heard]
            found[identity] = in_order([*found[identity], *(f for f in news if (f.step, f.file) not in known)])
            rows[identity] = said.get("row")
            say(identity)
            if args.thorough and not found[identity]:
                _remember(course.folder, identity, said)
        if rows:
            _table(rows, out)
    good = not any(found.values())
    out.document(
        {
            "ok": good,
            "exercises": [
                {
                    "id": i,
                    "ok": not problems,
                    "offered": i not in drafts,
                    "problems": [str(p) for p in problems],
                    "steps": [p.step for p in problems],
                    "row": rows.get(i),
                }
                for i, problems in found.items()
            ],
        }
    )
    count = sum(map(len, found.values()))
    out.line(f"{_many(len(wanted), 'exercise')}, {_many(count, 'problem') if count else 'no problems'}")
    if good and args.exercises and not args.static:
        store = _shown(course.folder / "verified.json")
        if args.thorough:
            out.line(f"{store} knows it now: commit it with the exercise.")
        else:
            out.line(f"Before you commit: `torchtutor lessons verify --thorough {' '.join(wanted)}`, which writes {store}.")
    return 0 if good else 1


def _drafts(course: Course, asked: list[str]) -> list[str]:
    """Which of the ids have a folder, but are not offered by their week."""
    found = []
    for word in asked:
        identity = word.strip().lower().replace("_", "-")
        if identity in course.order or not EXERCISE_ID.match(identity):
            continue
        folder = course.exercise_folder(identity)
        if folder is not None and folder.is_dir():
            found.append(identity)
        elif folder is not None:
            raise UsageError(
                f"There is no exercise {identity}.{nearest(identity, list(course.order))} `torchtutor lessons new {identity}` begins one."
            )
    return found


def _unlisted(course: Course) -> list[str]:
    """A note on the folders that no lesson.toml lists yet."""
    slugs = {(week.number, place.parent.name) for week in course.weeks for place in week.folder.glob("*/exercise.toml")}
    ids = [f"w{number}-{slug.replace('_', '-')}" for number, slug in sorted(slugs)]
    ids = [identity for identity in ids if identity not in course.order]
    return [f"not offered yet: {', '.join(ids)}"] if ids else []


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _shown(path: Path) -> str:
    """As one would type it from here."""
    here = Path.cwd()
    return os.path.relpath(path, here) if path.is_relative_to(here) else str(path)


def _remember(folder: Path, identity: str, said: dict[str, Any]) -> None:
    """Write what a thorough verification showed beside the lessons, by content hash: that file is committed."""
    place = folder / "verified.json"
    try:
        known = json.loads(place.read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    entry = {key: said.get(key) for key in ("hash", "ok", "problems", "row", "named")}
    known = dict(sorted({**(known if isinstance(known, dict) else {}), identity: entry}.items()))
    try:
        write_atomic(place, (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode())
    except OSError as error:
        raise TutorError(f"What was shown can't be written to {place} ({reason(error)}).") from error


def _table(rows: dict[str, Any], out: Out) -> None:
    """What was shown, one line an exercise."""
    head = ("checks", "pitfalls", "also_right", "mutants", "failed", "equivalent", "named_mutants", "misnamed", "seconds")
    table = [("exercise", *(h.replace("_", " ") for h in head))]
    table += [(identity, *(str((row or {}).get(h, "")) for h in head)) for identity, row in rows.items()]
    widths = [max(len(line[i]) for line in table) for i in range(len(table[0]))]
    out.line("")
    for line in table:
        out.line("  ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(line, widths, strict=True))))
    out.line("")


def _held(course: Course, wanted: list[str], args: Namespace) -> Any:
    """What `runners.checking.verify` says, one exercise at a time, as it says it."""
    if not wanted:
        return
    paths = Paths.find(getattr(args, "home", None))
    command = [sys.executable, "-m", "runners.checking.verify"]
    command += ["--thorough"] if args.thorough else []
    command += ["--seeds", str(args.seeds)] if args.seeds else []
    store = Path(args.store) if args.store else paths.make(paths.cache) / "verified.json"
    command += ["--store", str(store)]
    command += [str(course.exercise(identity).folder) for identity in wanted]
    try:
        # Read when torch is loaded: threads that wait must not keep a core from those that work.
        env = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_WAIT_POLICY": "PASSIVE", "MPLBACKEND": "Agg"}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace", env=env)
    except OSError as error:
        raise TutorError(f"The verification could not be started ({reason(error)}).") from error
    heard: set[str] = set()
    with process:
        assert process.stdout is not None
        for line in process.stdout:
            try:
                said = json.loads(line)
            except ValueError:
                continue
            if isinstance(said, dict) and isinstance(said.get("exercise"), str):
                heard.add(said["exercise"])
                yield said
    silent = [identity for identity in wanted if identity not in heard]
    if silent:
        raise TutorError(
            f"The verification ended early (exit status {process.returncode}); nothing was said about {', '.join(silent)}."
        )


def _pages(course: Course, wanted: list[str], *, whole: bool) -> Found:
    """Run the code on the pages and digests in a process of its own; what went wrong, by exercise (or `course`)."""
    from tutor.findings import At, Finding, TomlText
    from tutor.verify import code_blocks

    texts: list[tuple[str, At, str]] = []
    for exercise in (course.exercise(i) for i in wanted if course.broken(i) is None):
        toml = TomlText(exercise.folder / "exercise.toml", "exercise.toml")
        texts.append((exercise.id, toml.at(("page",), "page"), exercise.page))
    for week in course.weeks if whole else ():
        toml = TomlText(week.folder / "lesson.toml", f"{week.folder.name}/lesson.toml")
        texts += [("course", toml.at(("resources", i, "digest"), r.id), r.digest) for i, r in enumerate(week.resources)]
    asked = [
        {"id": number, "blocks": [(line, code) for line, word, code in code_blocks(text) if word in ("", "python") and _parses(code)]}
        for number, (_, _, text) in enumerate(texts)
    ]
    done = subprocess.run(
        [sys.executable, "-m", "tutor.page_code"],
        input="".join(json.dumps(a) + "\n" for a in asked if a["blocks"]),
        capture_output=True,
        text=True,
        check=False,
    )
    problems: Found = {}
    for line in done.stdout.splitlines():
        said = json.loads(line)
        identity, at, _ = texts[said["id"]]
        for text in map(str, said["problems"]):
            match = re.match(r"line (\d+): (.*)", text, re.DOTALL)
            where, what = (at(int(match[1])), match[2]) if match else (at(None), text)
            advice = ". Mend the code, or what stands beside it"
            problems.setdefault(identity, []).append(Finding("lesson" if identity == "course" else "page", where, what + advice))
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["nothing was said"])[-1]
        raise TutorError(f"The code on the pages could not be run ({last}).")
    return problems


def _parses(code: str) -> bool:
    try:
        compile(code, "page", "exec")
    except SyntaxError:
        return False  # the static half has said so
    return True


def _say(identity: str, problems: list[Finding], out: Out, place: str = "", notes: list[str] | None = None) -> None:
    """The exercise, what there is to do in its order with the name of each step, and notes."""
    sign = out.style(out.signs.failed, "fail") if problems else out.style(out.signs.passed, "pass")
    out.line(f"{sign} {identity}   {place}".rstrip())
    before = ""
    for problem in problems:
        step = "" if problem.step == before else problem.step.replace("_", " ")
        before = problem.step
        out.line(f"    {step:<10}  {problem}")
    for note in notes or ():
        out.line(f"    {out.style(note, 'faint')}")
