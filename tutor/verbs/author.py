"""The verb `lessons verify`: are the lessons true?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from tutor.course import Course
from tutor.errors import TutorError, reason
from tutor.files import write_atomic
from tutor.paths import Paths
from tutor.session import ids_or_all
from tutor.verbs.out import Out


def verify(args: Namespace, out: Out) -> int:
    """The static part here, then each exercise against its starter, solutions, pitfalls and mutants in the runners' room."""
    from tutor.verify import verify_course, verify_exercise

    folder = Path(args.folder).expanduser().absolute() if args.folder else None
    course = Course(folder)
    wanted = ids_or_all(course, args.exercises)
    found: dict[str, list[str]] = {}
    pages: dict[str, list[str]] = {} if args.static else _pages(course, wanted, whole=not args.exercises)
    if not args.exercises:
        found["course"] = [*verify_course(course), *pages.get("course", [])]
        _say("course", found["course"], out)
    for identity in wanted:
        found[identity] = [*verify_exercise(course, identity), *pages.get(identity, [])]
    sound = [identity for identity in wanted if course.broken(identity) is None]
    rows: dict[str, Any] = {}
    if args.static:
        for identity in wanted:
            _say(identity, found[identity], out)
    else:
        for identity in set(wanted) - set(sound):
            _say(identity, found[identity], out)
        for said in _held(course, sound, args):
            identity = str(said.get("exercise"))
            found.setdefault(identity, []).extend(map(str, said.get("problems") or []))
            rows[identity] = said.get("row")
            _say(identity, found[identity], out)
            if args.thorough and not found[identity]:
                _remember(course.folder, identity, said)
        _table(rows, out)
    good = not any(found.values())
    out.document(
        {"ok": good, "exercises": [{"id": i, "ok": not p, "problems": p, "row": rows.get(i)} for i, p in found.items()]}
    )
    count = sum(map(len, found.values()))
    out.line(f"{len(wanted)} exercises, {count} problems" if count else f"{len(wanted)} exercises, no problems")
    return 0 if good else 1


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


def _pages(course: Course, wanted: list[str], *, whole: bool) -> dict[str, list[str]]:
    """Run the code on the pages and digests in a process of its own; what went wrong, by exercise (or `course`)."""
    from tutor.verify import code_blocks

    texts = [(i, "page", course.exercise(i).page) for i in wanted if course.broken(i) is None]
    if whole:
        texts += [("course", resource.id, resource.digest) for week in course.weeks for resource in week.resources]
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
    problems: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        said = json.loads(line)
        identity, where, _ = texts[said["id"]]
        problems.setdefault(identity, []).extend(f"{where}, {text}" for text in said["problems"])
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


def _say(identity: str, problems: list[str], out: Out) -> None:
    sign = out.style(out.signs.failed, "fail") if problems else out.style(out.signs.passed, "pass")
    out.line(f"{sign} {identity}")
    for problem in problems:
        out.line(f"    {problem}")
