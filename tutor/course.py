"""The course: TOML and the files beside it, as frozen values.

`weeks` needs nine files and a prompt's patience, so this module makes plain tuples and dataclasses from what `tomli` reads.
(msgspec was tried: it takes longer to import than all of this, and stops at a file's first mistake, where an author wants to see
them all.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from tutor.errors import TutorError, UsageError, nearest, reason
from tutor.toml_table import Problem, Source, Table

KINDS = ("write", "fix", "predict", "train", "tool")
Choice = int | float | str

_WEEK_FOLDER = re.compile(r"week(\d\d)_\w+\Z")
_SLUG = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")
EXERCISE_ID = re.compile(r"w(\d{1,2})-([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\Z")


class CourseError(TutorError):
    """Files of the course that are not as they must be: all their problems at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0] if self.problems else "the course can't be read"
        more = len(self.problems) - 1
        super().__init__(f"{first}" + (f" (and {more} more; `torchtutor lessons verify` shows all)" if more > 0 else ""))


class Resource(NamedTuple):
    """One of a week's resources, with a digest that reads without the internet (in the markup of pages)."""

    id: str
    title: str
    url: str
    site: str
    minutes: int
    digest: str


class Milestone(NamedTuple):
    """What a week leads to. `id` is an exercise: the milestone is reached when it passes."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Week:
    """One `lesson.toml`."""

    number: int
    title: str
    short: str
    why: str
    able: tuple[str, ...]
    slugs: tuple[str, ...]
    milestone: Milestone
    resources: tuple[Resource, ...]
    folder: Path

    @property
    def ids(self) -> tuple[str, ...]:
        """The week's exercises in order, without the milestone's."""
        return tuple(identity(self.number, slug) for slug in self.slugs)

    @property
    def coming(self) -> bool:
        """Whether the week has no exercises yet."""
        return not self.slugs


class Limits(NamedTuple):
    """Seconds for one check and for the whole run; for a training, its budget of steps."""

    check: float = 5.0
    wall: float = 60.0
    steps: int | None = None


class Curve(NamedTuple):
    """Which curve is shown: the series `name` of the check called `check`."""

    check: str
    name: str
    unit: str = ""


class Equivalent(NamedTuple):
    """A single edit of a right answer that is an exception, and why: it rightly passes, or can't but be misnamed."""

    change: str
    reason: str
    file: str = ""
    """Where it is an exception; everywhere if empty."""
    function: str = ""
    """Instead of one edit: a function that is handed out complete, which no check calls."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One `exercise.toml` and where the files beside it are."""

    id: str
    week: int
    slug: str
    title: str
    kind: str
    covers: tuple[str, ...]
    reviews: tuple[str, ...]
    minutes: int
    hints: tuple[str, str, str]
    also: str
    page: str
    task: str
    limits: Limits
    curve: Curve | None
    draw: Mapping[str, tuple[Choice, ...]] = field(hash=False)
    equivalent: tuple[Equivalent, ...]
    misnamed: tuple[Equivalent, ...]
    folder: Path
    main: str
    """The learner's file that is judged: `zero_grad.py`, or a file of `starter/`."""
    files: tuple[str, ...]
    """The names of all files that are handed out; just `main` for most exercises."""
    many: bool
    """Whether there is a `starter/` folder: the learner's files then have a folder of their own."""
    made: bool
    """Whether a `handout.py` makes files that lie beside the learner's: data for the numbers that were drawn."""
    data: tuple[str, ...] = ()
    """Names in `lessons/data/` that are linked into the learner's `data/`."""

    @property
    def starter(self) -> Path:
        """The starter, or the folder of starters."""
        return self.folder / ("starter" if self.many else "starter.py")

    @property
    def solution(self) -> Path:
        """The solution, or the folder of its files."""
        return self.folder / ("solution" if self.many else "solution.py")

    @property
    def checks(self) -> Path:
        """The checks."""
        return self.folder / "checks.py"

    @property
    def handout(self) -> Path:
        """What makes the files that lie beside the learner's."""
        return self.folder / "handout.py"


class Course:
    """The weeks, and their exercises once they are asked for. What is broken is named; the rest works."""

    def __init__(self, folder: Path | None = None, drafts: Iterable[str] = ()) -> None:
        """`drafts`: exercises that no lesson.toml offers yet, to be looked at by their author."""
        self.folder = course_folder(folder)
        self.drafts = tuple(drafts)
        self.problems: list[Problem] = []
        weeks: list[Week] = []
        for file in _lesson_files(self.folder):
            try:
                weeks.append(load_week(file))
            except CourseError as error:
                self.problems.extend(error.problems)
        self.weeks: tuple[Week, ...] = tuple(sorted(weeks, key=lambda week: week.number))
        self._exercises: dict[str, Exercise | CourseError] = {}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The ids of all exercises, week by week, each week's milestone last (where it exists)."""
        ids: list[str] = []
        for week in self.weeks:
            ids.extend(week.ids)
            ids.extend(draft for draft in self.drafts if week_number(draft) == week.number and draft not in ids)
            if self.has_milestone(week) and week.milestone.id not in ids:
                ids.append(week.milestone.id)
        return tuple(ids)

    @cached_property
    def milestones(self) -> frozenset[str]:
        """The ids of the weeks' milestones."""
        return frozenset(week.milestone.id for week in self.weeks)

    def week(self, number: int) -> Week:
        """The week of that number."""
        for week in self.weeks:
            if week.number == number:
                return week
        raise UsageError(f"There is no week {number}: the weeks are {self._numbers()}.")

    def week_of(self, exercise_id: str) -> Week:
        """The week an exercise belongs to."""
        return self.week(week_number(self.known(exercise_id)))

    def known(self, exercise_id: str) -> str:
        """The id of what was asked for: `w3-zero-grad`, `w3_zero_grad` or, where one week has it, `zero-grad`."""
        wanted = exercise_id.strip().lower().replace("_", "-").removesuffix(".py")
        if wanted in self.order:
            return wanted
        alike = [known for known in self.order if known.partition("-")[2] == wanted]
        if len(alike) == 1:
            return alike[0]
        hint = nearest(wanted, [*self.order])
        raise UsageError(f"There is no exercise {exercise_id}.{hint or ' `torchtutor list` shows them all.'}")

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise; a `CourseError` with all its problems if its files are broken."""
        key = self.known(exercise_id)
        if key not in self._exercises:
            try:
                self._exercises[key] = load_exercise(key, self.folder)
            except CourseError as error:
                self._exercises[key] = error
        found = self._exercises[key]
        if isinstance(found, CourseError):
            raise found
        return found

    def broken(self, exercise_id: str) -> CourseError | None:
        """What is wrong with an exercise, if anything is."""
        try:
            self.exercise(exercise_id)
        except CourseError as error:
            return error
        return None

    def exercises(self, week: int | None = None) -> list[Exercise]:
        """All exercises that are in order, or those of one week."""
        wanted = self.order if week is None else [i for i in self.order if week_number(i) == self.week(week).number]
        return [self.exercise(i) for i in wanted if self.broken(i) is None]

    def has_milestone(self, week: Week) -> bool:
        """Whether the exercise of the week's milestone exists yet."""
        slug = week.milestone.id.partition("-")[2].replace("-", "_")
        return bool(slug) and (week.folder / slug / "exercise.toml").is_file()

    def exercise_folder(self, exercise_id: str) -> Path | None:
        """Where an exercise's files are or belong; None if its week has no folder."""
        number, slug = week_number(exercise_id), exercise_id.partition("-")[2].replace("-", "_")
        week = next((place for place in sorted(self.folder.glob(f"week{number:02d}_*"))), None)
        return week / slug if week else None

    def next(self, exercise_id: str) -> str | None:
        """The id after this one; None after the last."""
        return self._beside(exercise_id, 1)

    def previous(self, exercise_id: str) -> str | None:
        """The id before this one; None before the first."""
        return self._beside(exercise_id, -1)

    def _beside(self, exercise_id: str, step: int) -> str | None:
        index = self.order.index(self.known(exercise_id)) + step
        return self.order[index] if 0 <= index < len(self.order) else None

    def _numbers(self) -> str:
        return ", ".join(str(week.number) for week in self.weeks) or "missing"


def course_folder(folder: Path | None = None) -> Path:
    """Where the lessons lie: the package's own, unless a test brings some."""
    if folder is not None:
        return folder
    import lessons

    return lessons.FOLDER


def identity(week: int, slug: str) -> str:
    """The id of the exercise in folder `slug`."""
    return f"w{week}-{slug.replace('_', '-')}"


def week_number(exercise_id: str) -> int:
    """The week in an id."""
    match = EXERCISE_ID.match(exercise_id)
    if match is None:
        raise UsageError(f"{exercise_id} is not the id of an exercise: ids look like w3-zero-grad.")
    return int(match[1])


def load_weeks(folder: Path | None = None) -> tuple[Week, ...]:
    """All weeks, from their `lesson.toml` alone; a `CourseError` with the problems of all of them."""
    course = Course(folder)
    if course.problems:
        raise CourseError(course.problems)
    return course.weeks


def load_week(file: Path) -> Week:
    """One `lesson.toml`."""
    source = Source(file)
    table = source.read()
    if table is None:
        raise CourseError(source.in_order())
    number = table.integer("number", most=99)
    match = _WEEK_FOLDER.match(file.parent.name)
    if match and table.has("number") and number != int(match[1]):
        table.wrong("number", f"expected {int(match[1])}, as its folder says, has {number}")
    slugs = table.texts("exercises")
    for index, slug in enumerate(slugs):
        if not _SLUG.match(slug):
            source.problem(("exercises", index), f"expected a folder's name such as zero_grad, has {slug!r}")
        elif slug in slugs[:index]:
            source.problem(("exercises", index), f"{slug} is listed twice")
    week = Week(
        number=number,
        title=table.text("title"),
        short=table.text("short", longest=24),
        why=table.text("why"),
        able=table.texts("able"),
        slugs=slugs,
        milestone=_milestone(table, number),
        resources=tuple(_resource(item, number) for item in table.tables("resources", required=bool(slugs))),
        folder=file.parent,
    )
    table.close()
    if source.problems:
        raise CourseError(source.in_order())
    return week


def load_exercise(exercise_id: str, folder: Path | None = None) -> Exercise:
    """One `exercise.toml` with the files beside it; a `CourseError` with all its problems."""
    from tutor.exercise_file import load

    return load(exercise_id, folder)


def roadmap(folder: Path | None = None) -> frozenset[str]:
    """The ids that lessons may cover: tasks `w3.t1`, resources `w3.r1`, milestones `w3.m`; empty where there is no roadmap."""
    return frozenset(roadmap_order(folder))


@lru_cache(maxsize=4)
def roadmap_order(folder: Path | None = None) -> tuple[str, ...]:
    """The same ids, week by week."""
    import tomli

    file = course_folder(folder) / "roadmap.toml"
    if not file.is_file():
        return ()
    weeks = tomli.loads(file.read_text(encoding="utf-8")).get("weeks", [])
    return tuple(i for week in weeks for i in (*week["tasks"], *week["resources"], week["milestone"]))


def _lesson_files(folder: Path) -> list[Path]:
    try:
        weeks = sorted(place for place in folder.iterdir() if _WEEK_FOLDER.match(place.name))
    except OSError as error:
        raise TutorError(f"{folder} can't be read ({reason(error)}): install Torchtutor again.") from error
    return [file for file in (week / "lesson.toml" for week in weeks) if file.is_file()]


def _milestone(table: Table, number: int) -> Milestone:
    part = table.table("milestone", required=True)
    if part is None:
        return Milestone("", "", "")
    milestone = Milestone(part.text("id"), part.text("title"), part.text("text"))
    match = EXERCISE_ID.match(milestone.id)
    if milestone.id and (match is None or int(match[1]) != number):
        part.wrong("id", f"expected an exercise of this week, such as w{number}-milestone-curve, has {milestone.id!r}")
    part.close()
    return milestone


def _resource(table: Table, number: int) -> Resource:
    resource = Resource(
        id=table.text("id"),
        title=table.text("title"),
        url=table.text("url"),
        site=table.text("site"),
        minutes=table.integer("minutes"),
        digest=table.text("digest"),
    )
    if resource.id and not re.match(rf"w{number}\.r\d\Z", resource.id):
        table.wrong("id", f"expected an id such as w{number}.r1, has {resource.id!r}")
    if resource.url and not re.match(r"https?://[\w.-]+\.[a-z]{2,}(/\S*)?\Z", resource.url):
        table.wrong("url", f"expected a whole link such as https://pytorch.org/docs, has {resource.url!r}")
    table.close()
    return resource
