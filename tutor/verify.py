"""What can be seen in a lesson's files without running a check: the static half of `torchtutor lessons verify`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from tutor.course import Course, CourseError, Exercise, Week, roadmap_order
from tutor.draws import fill
from tutor.errors import reason
from tutor.page import as_text, inline, parse
from tutor.toml_table import Problem

WIDTH = 72
LINES = 44
"""Two screens of 80×24, less their title and key lines."""
PITFALLS = 3
TELLING = 20
"""A line of the solution that is at least so long says something."""

_FILLER = (
    "as we all know", "awesome", "basically", "congratulations", "don't worry", "great job", "in order to", "it is important to note",
    "it's that simple", "let's dive", "needless to say", "obviously", "of course", "oops", "simply", "super easy", "well done",
)  # fmt: skip
_FENCE = re.compile(r"^ {0,3}```(.*)$")


def verify_course(course: Course) -> list[str]:
    """Problems of the lesson.toml files, and ids of the roadmap that nothing covers in a week that has its milestone.

    A week without one is still coming; what it lacks is in `uncovered`."""
    problems = [str(problem) for problem in course.problems]
    for week in course.weeks:
        problems += _week(week)
    whole = {f"w{week.number}" for week in course.weeks if course.has_milestone(week)}
    missing = [item for item in uncovered(course) if item.split(".")[0] in whole]
    if missing:
        problems.append(f"nothing covers {', '.join(missing)}")
    return problems


def uncovered(course: Course) -> list[str]:
    """The ids of the roadmap that no exercise, digest or milestone covers yet, in its order."""
    covered = {item for ex in course.exercises() for item in ex.covers}
    covered |= {resource.id for week in course.weeks for resource in week.resources if resource.digest.strip()}
    covered |= {f"w{week.number}.m" for week in course.weeks if course.has_milestone(week)}
    return [item for item in roadmap_order(course.folder) if item not in covered]


def verify_exercise(course: Course, identity: str) -> list[str]:
    """Problems of one exercise, in the order in which one reads it."""
    try:
        ex = course.exercise(identity)
    except CourseError as error:
        return [str(problem) for problem in error.problems]
    problems = []
    if "##" in ex.page.split("\n", 1)[0]:
        problems.append("page: begins with a heading; begin with the reason")
    problems += _prose("page", ex.page) + _prose("task", ex.task) + _prose("also", ex.also)
    parts = parse(ex.page)
    lines = as_text(parts, WIDTH).count("\n") + 1 - sum(kind == "h1" for kind, _ in parts)  # a screen draws no rule under it
    if lines > LINES:
        problems.append(f"page: {lines} lines at {WIDTH} columns, {LINES} fit on two screens")
    problems += _hints(ex)
    problems += _scripts(ex)
    problems += _pitfalls(ex)
    problems += [f"reviews: there is no exercise {item}" for item in ex.reviews if item not in course.order]
    return problems


def code_blocks(text: str) -> Iterator[tuple[int, str, str]]:
    """Each fenced block of a page: the line it begins on, the word after the fence, the code.

    No word: Python that runs. `sketch`: Python that isn't run by itself. Any other word, such as `text`: not Python.
    """
    start, word = 0, ""
    code: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        fence = _FENCE.match(line)
        if fence and code is None:
            start, word, code = number + 1, fence[1].strip(), []
        elif fence and code is not None:
            yield start, word, "\n".join(code)
            code = None
        elif code is not None:
            code.append(line)


def _week(week: Week) -> list[str]:
    where = f"week {week.number}"
    problems = _prose(f"{where}, why", week.why)
    for resource in week.resources:
        problems += _prose(f"{where}, {resource.id}", resource.digest)
        if resource.site not in resource.url:
            problems.append(f"{where}, {resource.id}: site {resource.site} is not that of its link {resource.url}")
    if not week.coming and len(week.resources) != 3:
        problems.append(f"{where}: {len(week.resources)} resources, expected 3")
    return problems


def _prose(where: str, text: str) -> list[str]:
    """Exclamation marks, filler, marks that are not closed, code that is too wide or isn't Python, links that are none."""
    problems = []
    if sum(1 for line in text.splitlines() if _FENCE.match(line)) % 2:
        problems.append(f"{where}: a ``` fence is not closed")
    for kind, part in parse(text):
        if kind == "code":
            wide = [line for line in part.splitlines() if len(line) > WIDTH]
            problems += [f"{where}: code wider than {WIDTH} columns: {line.strip()[:40]}…" for line in wide]
            continue
        words = " ".join(run for style, run in inline(part) if style != "code")
        if "!" in words:
            problems.append(f"{where}: an exclamation mark: {_around(words, '!')}")
        if "`" in words:
            problems.append(f"{where}: a tick that is not closed: {_around(words, '`')}")
        if "**" in words:
            problems.append(f"{where}: a ** that is not closed: {_around(words, '**')}")
        low = words.lower()
        problems += [f"{where}: filler: {word}" for word in _FILLER if re.search(rf"\b{re.escape(word)}\b", low)]
        for link in re.findall(r"\bhttps?:\S*", words):
            if not re.fullmatch(r"https?://[\w.-]+\.[a-z]{2,}(:\d+)?(/[^\s<>\"]*)?", link.rstrip(".,;:)")):
                problems.append(f"{where}: not a link: {link}")
    for line, word, code in code_blocks(text):
        if word in ("", "python", "sketch"):
            try:
                ast.parse(code)
            except SyntaxError as error:
                problems.append(f"{where}, line {line + (error.lineno or 1) - 1}: code that isn't Python ({error.msg})")
    return problems


def _hints(ex: Exercise) -> list[str]:
    problems = []
    theirs = {_squeezed(line) for text in _read(_files(ex, ex.starter)).values() for line in text.splitlines()}
    solution = [_squeezed(line) for text in _read(_files(ex, ex.solution)).values() for line in text.splitlines()]
    empty = ("#", '"', "import ", "from ")
    telling = {line for line in solution if len(line) >= TELLING and line not in theirs and not line.startswith(empty)}
    blocks = set(pairwise(solution))
    for number, hint in enumerate(ex.hints, 1):
        problems += _prose(f"hint {number}", hint)
        squeezed = _squeezed(hint)
        problems += [f"hint {number}: holds a line of the solution: {line}" for line in sorted(telling) if line in squeezed]
        lines = [_squeezed(line) for line in hint.splitlines()]
        for pair in pairwise(lines):
            if pair in blocks and all(pair):
                problems.append(f"hint {number}: holds two lines of the solution: {pair[0]} …")
    if len({_squeezed(hint) for hint in ex.hints}) != len(ex.hints):
        problems.append("hints: two are the same")
    return problems


def _scripts(ex: Exercise) -> list[str]:
    problems = []
    drawn = {name: choices[0] for name, choices in ex.draw.items()}
    files = [*_files(ex, ex.starter), *_files(ex, ex.solution), ex.checks]
    files += sorted((ex.folder / "also_right").rglob("*.py"))
    for file, text in _read(files).items():
        name = file.relative_to(ex.folder).as_posix()
        if file.suffix != ".py":
            continue
        try:
            ast.parse(fill(text, drawn))
        except SyntaxError as error:
            problems.append(f"{name}:{error.lineno}: isn't Python ({error.msg})")
    return problems


def _pitfalls(ex: Exercise) -> list[str]:
    folder = ex.folder / "pitfalls"
    found = sorted(p for p in folder.glob("*") if p.suffix == ".py" or (p.is_dir() and p.name != "__pycache__"))
    problems = [] if len(found) >= PITFALLS else [f"pitfalls: {len(found)}, expected {PITFALLS} or more"]
    said: dict[str, str] = {}
    drawn = {name: choices[0] for name, choices in ex.draw.items()}
    for place in found:
        file = place if place.is_file() else place / ex.main
        name = f"pitfalls/{place.name}"
        text = _read([file]).get(file)
        if text is None:
            problems.append(f"{name}: {ex.main} is missing")
            continue
        try:
            words = ast.get_docstring(ast.parse(fill(text, drawn))) or ""
        except SyntaxError as error:
            problems.append(f"{name}:{error.lineno}: isn't Python ({error.msg})")
            continue
        if not words.strip():
            problems.append(f"{name}: no docstring; it is what the learner is told")
            continue
        problems += _prose(name, words)
        other = said.setdefault(_squeezed(words), place.name)
        if other != place.name:
            problems.append(f"{name}: says the same as {other}")
    return problems


def _files(ex: Exercise, place: Path) -> list[Path]:
    return sorted(p for p in place.rglob("*.py") if "__pycache__" not in p.parts) if ex.many else [place]


def _read(files: Iterable[Path]) -> dict[Path, str]:
    texts = {}
    for file in files:
        try:
            texts[file] = file.read_text(encoding="utf-8")
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError) as error:
            why = reason(error) if isinstance(error, OSError) else "not UTF-8"
            raise CourseError([_unread(file, why)]) from error
    return texts


def _unread(file: Path, why: str) -> Problem:
    return Problem(file, None, "", f"can't be read ({why})")


def _around(text: str, mark: str) -> str:
    at = text.index(mark)
    return text[max(0, at - 25) : at + 10].strip()


def _squeezed(text: str) -> str:
    return " ".join(text.split())
