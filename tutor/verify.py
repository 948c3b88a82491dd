"""What can be seen in a lesson's files without running a check: the static half of `torchtutor lessons verify`."""

from __future__ import annotations

import ast
from pathlib import Path

from tutor.course import Choice, Course, CourseError, Exercise, Week, roadmap_order
from tutor.draws import fill
from tutor.exercise_file import CHECKS, SOLUTION, STARTER
from tutor.findings import Finding, TomlText, answer_name, blanks, in_order
from tutor.toml_table import Problem
from tutor.verify_page import code_blocks, files_of, prose, read, squeezed, verify_hints, verify_page

PITFALLS = 3
ALSO_RIGHT = 2
ANSWERS = 2
"""Of each kind: right, wrong in a listed way, wrong in a way that is not listed."""
def verify_course(course: Course) -> list[Finding]:
    """Problems of the lesson.toml files, and ids of the roadmap that nothing covers in a week that has its milestone.

    A week without one is still coming; what it lacks is in `uncovered`."""
    found = [_of_course(problem, None) for problem in course.problems]
    for week in course.weeks:
        found += _week(week)
    whole = {f"w{week.number}" for week in course.weeks if course.has_milestone(week)}
    missing = [item for item in uncovered(course) if item.split(".")[0] in whole]
    if missing:
        found.append(Finding("lesson", "roadmap.toml", f"nothing covers {', '.join(missing)}. Name them in the `covers` of what does"))
    return found


def uncovered(course: Course) -> list[str]:
    """The ids of the roadmap that no exercise, digest or milestone covers yet, in its order."""
    covered = {item for ex in course.exercises() for item in ex.covers}
    covered |= {resource.id for week in course.weeks for resource in week.resources if resource.digest.strip()}
    covered |= {f"w{week.number}.m" for week in course.weeks if course.has_milestone(week)}
    return [item for item in roadmap_order(course.folder) if item not in covered]


def verify_exercise(course: Course, identity: str) -> list[Finding]:
    """Problems of one exercise, in the order in which one makes it."""
    answers = answers_folder(course, identity)
    try:
        ex = course.exercise(identity)
    except CourseError as error:
        folder = course.exercise_folder(identity)
        found = [_of_course(problem, folder) for problem in error.problems]
        return in_order([*found, *(_in_folder(folder, identity) if folder else []), *(blanks(folder, answers) if folder else [])])
    toml = TomlText(ex.folder / "exercise.toml", "exercise.toml")
    found = blanks(ex.folder, answers)
    blank = {finding.where for finding in found}
    if not ex.covers:
        found.append(Finding("toml", toml.at(("covers",), "covers")(None), "names nothing. Name what it teaches, from roadmap.toml"))
    for index, item in enumerate(ex.reviews):
        if item not in course.order:
            place = course.exercise_folder(item)
            what = f"{item} is not offered yet. Offer it" if place and place.is_dir() else f"there is no exercise {item}. Name another"
            found.append(Finding("toml", toml.at(("reviews", index), "reviews")(None), f"{what}, or take it out"))
    found += [*_scripts(ex), *_pitfalls(ex), *_also_right(ex), *verify_page(ex, toml), *verify_hints(ex, toml)]
    if answers is not None:
        found += _answers(ex, answers)
    # what is still a blank is not judged for its style, too
    return in_order([f for f in found if f.where not in blank or f.what.startswith("still a blank")])


def _in_folder(folder: Path, identity: str) -> list[Finding]:
    """What the folder of an exercise lacks whose exercise.toml can't be read."""
    if not folder.is_dir():
        return [Finding("files", folder.name, f"there is no such folder. `torchtutor lessons new {identity}` makes it")]
    wanted = {"starter": STARTER, "solution": SOLUTION, "checks": CHECKS}
    gone = [name for name in wanted if not (folder / f"{name}.py").is_file() and not (folder / name).is_dir()]
    return [Finding("files", f"{name}.py", wanted[name]) for name in gone]


def answers_folder(course: Course, identity: str) -> Path | None:
    """Where the answers that are kept as tests belong, if there are tests beside the lessons. A milestone needs none."""
    place = course.folder.parent / "tests" / "answers"
    milestones = {week.milestone.id for week in course.weeks}
    return place / identity if place.is_dir() and (identity not in milestones or (place / identity).is_dir()) else None


def _of_course(problem: Problem, folder: Path | None) -> Finding:
    name = problem.file.name
    if folder is not None and problem.file.is_relative_to(folder):
        name = problem.file.relative_to(folder).as_posix()
    elif folder is not None:
        name = problem.file.relative_to(folder.parent).as_posix() if problem.file.is_relative_to(folder.parent) else name
    where = f"{name}:{problem.line}" if problem.line is not None else name
    missing = problem.expected.startswith("is missing") and not problem.key
    step = "toml" if name == "exercise.toml" and not missing else "files"
    return Finding(step, f"{where}: {problem.key}" if problem.key else where, problem.expected)


def _week(week: Week) -> list[Finding]:
    name = f"{week.folder.name}/lesson.toml"
    toml = TomlText(week.folder / "lesson.toml", name)
    found = prose("lesson", toml.at(("why",), "why"), week.why)
    for index, resource in enumerate(week.resources):
        found += prose("lesson", toml.at(("resources", index, "digest"), resource.id), resource.digest)
        if resource.site not in resource.url:
            where = toml.at(("resources", index, "site"), resource.id)(None)
            found.append(Finding("lesson", where, f"site {resource.site} is not that of its link {resource.url}. Make them agree"))
    if not week.coming and len(week.resources) != 3:
        found.append(Finding("lesson", name, f"{len(week.resources)} resources, expected 3. Add or remove [[resources]]"))
    return found


def _scripts(ex: Exercise) -> list[Finding]:
    found = []
    drawn = {name: choices[0] for name, choices in ex.draw.items()}
    files = {ex.checks: "checks"}
    files |= dict.fromkeys(files_of(ex, ex.starter), "starter") | dict.fromkeys(files_of(ex, ex.solution), "solution")
    files |= dict.fromkeys(sorted((ex.folder / "also_right").rglob("*.py")), "also_right")
    for file, text in read(files).items():
        if file.suffix == ".py" and (why := _unparsed(text, drawn)):
            found.append(Finding(files[file], f"{file.relative_to(ex.folder).as_posix()}:{why[0]}", why[1]))
    return found


def _unparsed(text: str, drawn: dict[str, Choice]) -> tuple[int, str] | None:
    """Line and reason, where a text isn't Python."""
    try:
        ast.parse(fill(text, drawn))
    except SyntaxError as error:
        return error.lineno or 1, f"isn't Python ({error.msg}). Mend this line"
    return None


def _pitfalls(ex: Exercise) -> list[Finding]:
    folder = ex.folder / "pitfalls"
    places = sorted(p for p in folder.glob("*") if p.suffix == ".py" or (p.is_dir() and p.name != "__pycache__"))
    found: list[Finding] = []
    said: dict[str, str] = {}
    drawn = {name: choices[0] for name, choices in ex.draw.items()}
    for place in places:
        file = place if place.is_file() else place / ex.main
        name = f"pitfalls/{place.name}"
        text = read([file]).get(file)
        if text is None:
            found.append(Finding("pitfalls", name, f"{ex.main} is missing. A folder of a pitfall holds the file that is judged"))
            continue
        if why := _unparsed(text, drawn):
            found.append(Finding("pitfalls", f"{name}:{why[0]}", why[1]))
            continue
        tree = ast.parse(fill(text, drawn))
        words = ast.get_docstring(tree) or ""
        if not words.strip():
            found.append(Finding("pitfalls", f"{name}:1", "no docstring. Write one: it is what the learner is told"))
            continue
        first = tree.body[0].lineno

        def at(line: int | None, name: str = name, first: int = first) -> str:
            return f"{name}:{first + (line or 1) - 1}"

        found += prose("pitfalls", at, words)
        other = said.setdefault(squeezed(words), place.name)
        if other != place.name:
            found.append(Finding("pitfalls", f"{name}:{first}", f"says the same as {other}. Say what this one did"))
    if len(places) < PITFALLS:
        what = f"{len(places)}, expected {PITFALLS} or more. Add wrong answers that learners really make, one a file"
        found.append(Finding("pitfalls", "pitfalls", what))
    return found


def _also_right(ex: Exercise) -> list[Finding]:
    count = sum(1 for _ in (ex.folder / "also_right").glob("*"))
    if count >= ALSO_RIGHT:
        return []
    what = f"{count}, expected {ALSO_RIGHT} or more. Add right answers of another kind, one a file"
    return [Finding("also_right", "also_right", what)]


def _answers(ex: Exercise, folder: Path) -> list[Finding]:
    """Whether answers are kept as tests, and are named after pitfalls that exist; whether they are true a test says."""
    found: list[Finding] = []
    pitfalls = {p.stem for p in (ex.folder / "pitfalls").glob("*")}
    kinds = (
        ("right/*.py", "right", "right answers, written without looking at the solution"),
        ("wrong/as_*.py", "wrong/as_PITFALL__HOW.py", "new spellings of pitfalls"),
        ("wrong/unlisted_*.py", "wrong/unlisted_WHAT.py", "wrong answers with a mistake that is not listed"),
    )
    where = answer_name(folder / "right" / "x.py").rsplit("/", 2)[0]
    for pattern, place, what in kinds:
        count = sum(1 for _ in folder.glob(pattern))
        if count < ANSWERS:
            found.append(Finding("answers", f"{where}/{place}", f"{count}, expected {ANSWERS} or more. Add {what}"))
    for file in sorted(folder.glob("*/*.py")):
        name = answer_name(file)
        if why := _unparsed(read([file]).get(file, ""), {name: choices[0] for name, choices in ex.draw.items()}):
            found.append(Finding("answers", f"{name}:{why[0]}", why[1]))
        if file.parent.name == "wrong":
            kind = file.stem.removeprefix("as_").split("__")[0]
            if not file.stem.startswith(("as_", "unlisted_")):
                found.append(Finding("answers", name, "is named neither as_PITFALL__HOW.py nor unlisted_WHAT.py. Rename it"))
            elif file.stem.startswith("as_") and kind not in pitfalls:
                found.append(Finding("answers", name, f"there is no pitfalls/{kind}.py. Rename the answer, or write that pitfall"))
    return found


__all__ = ["answers_folder", "code_blocks", "uncovered", "verify_course", "verify_exercise"]
