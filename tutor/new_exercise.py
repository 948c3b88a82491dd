"""A new exercise's folder: `torchtutor lessons new`. Nothing that is there is ever written over."""

from __future__ import annotations

import json
import keyword
import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tutor import skeleton
from tutor.course import EXERCISE_ID, KINDS, Course, Week, roadmap_order
from tutor.errors import TutorError, UsageError, nearest, reason
from tutor.files import write_atomic
from tutor.verify import answers_folder

TAKEN = frozenset({"torch", "torchvision", "numpy", "pandas", "matplotlib", "tensorboard", "runners", "tutor", "lessons"})
"""With the standard library's: names that a learner's file must not have, for it would be imported in their place."""


@dataclass(frozen=True)
class Made:
    """What was made, and where."""

    id: str
    folder: Path
    files: tuple[Path, ...]
    lesson: Path
    after: str | None
    """The slug it was entered after; None at the beginning of the list, or where it was not entered."""
    entered: bool
    """Whether lesson.toml was changed: a milestone, or a slug that was listed already, needs no entry."""
    answers: Path | None


def new(
    course: Course, wanted: str, *, title: str = "", kind: str = "write", covers: Sequence[str] = (), after: str = ""
) -> Made:
    """Make the folder, its skeleton and the answers' skeleton, and enter the exercise in its week."""
    exercise = wanted.strip().lower().replace("_", "-")
    week = _week(course, exercise)
    exercise = f"w{week.number}-{exercise.partition('-')[2]}"
    slug = exercise.partition("-")[2].replace("-", "_")
    _fits(course, week, exercise, slug, kind, covers)
    lesson = week.folder / "lesson.toml"
    before = _after(week, after)
    enter = exercise != week.milestone.id and slug not in week.slugs
    old = _bytes(lesson)
    entered = _entered(lesson, old, slug, before) if enter else old
    place, answers = week.folder / slug, answers_folder(course, exercise)
    if answers is not None and answers.exists():
        answers = None  # they stay as they are
    texts = {place / name: text for name, text in skeleton.FILES.items()}
    texts[place / "exercise.toml"] = skeleton.TOML.format(title=_title(title), kind=kind, covers=_covers(course, week, covers))
    texts |= {answers / name: text for name, text in skeleton.ANSWERS.items()} if answers else {}
    _lay_down(texts, [place, *([answers] if answers else [])])
    if enter:
        try:
            write_atomic(lesson, entered)
        except OSError as error:
            for folder in (place, answers):
                if folder is not None:
                    shutil.rmtree(folder, ignore_errors=True)
            raise TutorError(f"{lesson} can't be written ({reason(error)}); nothing was made.") from error
    return Made(exercise, place, tuple(texts), lesson, before if enter else None, enter, answers)


def _week(course: Course, exercise: str) -> Week:
    match = EXERCISE_ID.match(exercise)
    if match is None:
        raise UsageError(
            f"{exercise} can't be the id of an exercise: write w, the week, and a name of small letters and digits, such as w3-zero-grad."
        )
    number = int(match[1])
    for problem in course.problems:
        if problem.file.parent.name.startswith(f"week{number:02d}_"):
            raise TutorError(f"Week {number} can't take an exercise before its lesson.toml is in order: {problem}.")
    return course.week(number)


def _fits(course: Course, week: Week, exercise: str, slug: str, kind: str, covers: Sequence[str]) -> None:
    """Everything that the command line can get wrong."""
    if keyword.iskeyword(slug) or slug in sys.stdlib_module_names or slug in TAKEN:
        raise UsageError(f"{exercise} would make the learner's file {slug}.py, which Python would import for {slug}: take another name.")
    if os.path.lexists(week.folder / slug):
        shown = f"{week.folder.name}/{slug}"
        raise UsageError(f"{exercise} is taken: {shown} is there. `torchtutor lessons verify {exercise}` says what it lacks.")
    if kind not in KINDS:
        raise UsageError(f"There is no kind {kind}: the kinds are {', '.join(KINDS)}.{nearest(kind, list(KINDS))}")
    known = roadmap_order(course.folder)
    for item in covers:
        if known and item not in known:
            raise UsageError(f"{item} is not in the roadmap.{nearest(item, list(known))} lessons/roadmap.toml lists what can be covered.")


def _after(week: Week, after: str) -> str | None:
    """The slug to come after: the one that was named, else the week's last."""
    if not after:
        return week.slugs[-1] if week.slugs else None
    slug = after.strip().lower().removeprefix(f"w{week.number}-").replace("-", "_")
    if slug not in week.slugs:
        raise UsageError(f"Week {week.number} offers no {after} to come after.{nearest(slug, list(week.slugs))}")
    return slug


def _title(title: str) -> str:
    text = "".join(c for c in " ".join(title.split()) if c.isprintable()) or "BLANK: what it is called, in a few words"
    return json.dumps(text, ensure_ascii=False)  # JSON's strings are TOML's


def _covers(course: Course, week: Week, covers: Sequence[str]) -> str:
    if covers:
        return json.dumps(list(covers))
    tasks = [item for item in roadmap_order(course.folder) if item.startswith(f"w{week.number}.t")]
    some = f"such as {json.dumps(tasks[0])}; the week has {tasks[0]} to {tasks[-1]}" if tasks else "by its ids there"
    return f"[]  # BLANK: what it teaches of lessons/roadmap.toml, {some}"


def _lay_down(texts: Mapping[Path, str], folders: Sequence[Path]) -> None:
    """All files, or none: each folder is made here, so that what is removed after a failure is ours."""
    made: list[Path] = []
    try:
        for folder in folders:
            folder.mkdir()
            made.append(folder)
        for file, text in texts.items():
            file.parent.mkdir(exist_ok=True)
            with file.open("x", encoding="utf-8") as stream:
                stream.write(text)
    except OSError as error:
        for folder in made:
            shutil.rmtree(folder, ignore_errors=True)
        raise TutorError(f"{error.filename or folders[0]} can't be made ({reason(error)}); nothing was made.") from error


def _bytes(lesson: Path) -> bytes:
    try:
        content = lesson.read_bytes()
    except OSError as error:
        raise TutorError(f"{lesson} can't be read ({reason(error)}).") from error
    if not (os.access(lesson, os.W_OK) and os.access(lesson.parent, os.W_OK)):
        raise TutorError(f"{lesson.parent} can't be written to. Work in a tree of your own: `git clone`, then `pip install -e .`.")
    return content


# The entry in lesson.toml


def _entered(lesson: Path, content: bytes, slug: str, before: str | None) -> bytes:
    """`content` with the slug in `exercises` after `before`, every other byte as it was; a TutorError if that can't be had."""
    import tomli

    text = content.decode("utf-8")
    new = insert(text, slug, before)
    was, now = tomli.loads(text), None
    if new is not None:
        try:
            now = tomli.loads(new)
        except tomli.TOMLDecodeError:
            now = None
    at = was["exercises"].index(before) + 1 if before else 0
    want = {**was, "exercises": [*was["exercises"][:at], slug, *was["exercises"][at:]]}
    if new is None or now != want:
        raise TutorError(f'The list `exercises` in {lesson} is not understood as it is written: put "{slug}" into it, then ask again.')
    return new.encode("utf-8")


def insert(text: str, slug: str, before: str | None) -> str | None:
    """`text` with one more element in its `exercises` array; None where the array is not found."""
    from tutor.toml_lines import lines_of

    line = lines_of(text.replace("\r\n", "\n")).get(("exercises",))
    if line is None:
        return None
    start = sum(len(row) + 1 for row in text.split("\n")[: line - 1])
    opening = text.find("[", start)
    strings, closing = _strings(text, opening + 1)
    if closing < 0:
        return None
    quoted = f'"{slug}"'
    if before is None:
        return text[: opening + 1] + quoted + (", " if strings else "") + text[opening + 1 :]
    found = [end for begin, end in strings if text[begin + 1 : end - 1] == before]
    if len(found) != 1:
        return None
    end = found[0]
    row = text.rfind("\n", 0, end) + 1
    alone = re.fullmatch(r"([ \t]*)[\"'][^\"']*[\"']", text[row:end])
    if alone is None or text.rfind("\n", opening, end) < 0:  # several on a line: one more on it
        return f"{text[:end]}, {quoted}{text[end:]}"
    comma = re.compile(r"[ \t]*,").match(text, end)
    line_end = re.compile(r"[^\r\n]*").match(text, end)
    assert line_end is not None
    stop = line_end.end()
    newline = "\r\n" if text.startswith("\r\n", stop) else "\n"
    rest = text[end:stop] if comma else "," + text[end:stop]
    return f"{text[:end]}{rest}{newline}{alone[1]}{quoted},{text[stop:]}"


def _strings(text: str, at: int) -> tuple[list[tuple[int, int]], int]:
    """Where the strings of an array of plain strings are, and its closing bracket (-1 if it is none)."""
    found = []
    token = re.compile(r"""[ \t\r\n,]+|\#[^\n]*|"[^"\\\n]*"(?!")|'[^'\n]*'(?!')""")
    while match := token.match(text, at):
        if match[0][0] in "\"'":
            found.append((match.start(), match.end()))
        at = match.end()
    return found, at if text.startswith("]", at) else -1
