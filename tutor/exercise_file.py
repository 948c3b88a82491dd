"""One `exercise.toml` and the files beside it, read with every mistake noted."""

from __future__ import annotations

from pathlib import Path

from tutor.course import (
    EXERCISE_ID,
    KINDS,
    Choice,
    CourseError,
    Curve,
    Equivalent,
    Exercise,
    Limits,
    course_folder,
    roadmap,
    week_number,
)
from tutor.errors import nearest
from tutor.toml_table import Problem, Source, Table

STARTER = "is missing (and so is a folder starter/): what the learner is handed"
SOLUTION = "is missing: a right answer"
CHECKS = "is missing: the checks of this exercise"


def load(exercise_id: str, folder: Path | None = None) -> Exercise:
    """One `exercise.toml` with the files beside it."""
    week = week_number(exercise_id)
    slug = exercise_id.partition("-")[2].replace("-", "_")
    root = course_folder(folder)
    weeks = sorted(root.glob(f"week{week:02d}_*"))
    if not weeks:
        raise CourseError([Problem(root / f"week{week:02d}_…", None, "", "there is no folder for this week")])
    place = weeks[0] / slug
    file = place / "exercise.toml"
    if not file.is_file():
        if not place.is_dir():
            missing = f"{slug} is listed, but {slug}/exercise.toml is missing"
            raise CourseError([Problem(weeks[0] / "lesson.toml", None, "exercises", missing)])
        raise CourseError([Problem(file, None, "", "is missing: title, page, task and hints of this exercise")])
    source = Source(file)
    table = source.read()
    if table is None:
        raise CourseError(source.in_order())
    known = roadmap(root)
    main, files, many = _files(source, place, slug)
    hints = table.texts("hints", exactly=3)
    exercise = Exercise(
        id=exercise_id,
        week=week,
        slug=slug,
        title=table.text("title"),
        kind=table.choice("kind", KINDS),
        covers=_covers(table, known),
        reviews=_reviews(table),
        minutes=table.integer("minutes"),
        hints=(hints[0], hints[1], hints[2]) if len(hints) == 3 else ("", "", ""),
        also=table.text("also"),
        page=table.text("page"),
        task=table.text("task"),
        limits=_limits(table),
        curve=_curve(table),
        draw=_draw(table),
        equivalent=_edits(table, "equivalent"),
        misnamed=_edits(table, "misnamed"),
        folder=place,
        main=main,
        files=files,
        many=many,
        made=(place / "handout.py").is_file(),
        data=_data(table, root / "data"),
    )
    table.close()
    if source.problems:
        raise CourseError(source.in_order())
    return exercise


def _covers(table: Table, known: frozenset[str]) -> tuple[str, ...]:
    covers = table.texts("covers")
    for index, item in enumerate(covers):
        if known and item not in known:
            table.source.problem(("covers", index), f"{item} is not in the roadmap.{nearest(item, sorted(known))}")
    return covers


def _data(table: Table, shipped: Path) -> tuple[str, ...]:
    names = table.texts("data", required=False)
    for index, name in enumerate(names):
        if Path(name).name != name or not (shipped / name).exists():
            table.source.problem(("data", index), f"lessons/data/{name} is not there")
    return names


def _reviews(table: Table) -> tuple[str, ...]:
    reviews = table.texts("reviews", required=False)
    for index, item in enumerate(reviews):
        if not EXERCISE_ID.match(item):
            table.source.problem(("reviews", index), f"expected the id of an exercise such as w3-zero-grad, has {item!r}")
    return reviews


def _limits(table: Table) -> Limits:
    part = table.table("limits")
    if part is None:
        return Limits()
    steps = part.integer("steps", 1) if part.has("steps") else None
    limits = Limits(part.number("check", 5.0), part.number("wall", 60.0), steps)
    if limits.check > limits.wall:
        part.wrong("check", f"expected at most the {limits.wall:g} s of the whole run, has {limits.check:g}")
    part.close()
    return limits


def _curve(table: Table) -> Curve | None:
    part = table.table("curve")
    if part is None:
        return None
    curve = Curve(part.text("check"), part.text("name"), part.text("unit", required=False))
    part.close()
    return curve


def _draw(table: Table) -> dict[str, tuple[Choice, ...]]:
    part = table.table("draw")
    if part is None:
        return {}
    drawn: dict[str, tuple[Choice, ...]] = {}
    for name, choices in part.values.items():
        if not name.isidentifier():
            part.wrong(name, "expected a name such as a")
        elif not isinstance(choices, list) or len(choices) < 2:
            part.wrong(name, "expected a list of at least two choices")
        elif not all(isinstance(c, int | float | str) and not isinstance(c, bool) for c in choices):
            part.wrong(name, "expected numbers or texts as choices")
        elif len(set(choices)) != len(choices):
            part.wrong(name, "has a choice twice")
        else:
            drawn[name] = tuple(choices)
    return drawn


def _edits(table: Table, key: str) -> tuple[Equivalent, ...]:
    found = []
    for part in table.tables(key):
        # Of a function that is handed out to try things on, no edit is seen: it is named once, not edit by edit.
        function = part.text("function", required=False) if key == "equivalent" else ""
        change = part.text("change", required=not function)
        found.append(Equivalent(change, part.text("reason"), part.text("file", required=False), function))
        part.text("pitfall", required=False)  # whose name a misnamed one got: for whoever reads the file
        part.close()
    return tuple(found)


def _files(source: Source, place: Path, slug: str) -> tuple[str, tuple[str, ...], bool]:
    """The main file, all files to hand out, and whether there is a folder of them."""

    def missing(name: str, expected: str) -> None:
        source.problems.append(Problem(place / name, None, "", expected))

    many = (place / "starter").is_dir()
    if not (place / "checks.py").is_file():
        missing("checks.py", CHECKS)
    if not many:
        for name in ("starter.py", "solution.py"):
            if not (place / name).is_file():
                missing(name, STARTER if name == "starter.py" else SOLUTION)
        return f"{slug}.py", (f"{slug}.py",), False
    files = tuple(
        sorted(
            str(p.relative_to(place / "starter").as_posix())
            for p in (place / "starter").rglob("*")
            if p.is_file() and "__pycache__" not in p.parts
        )
    )
    if not (place / "solution").is_dir():
        missing("solution", "is missing: a folder, as the starter is one")
    scripts = [name for name in files if name.endswith(".py") and "/" not in name]
    main = next((name for name in (f"{slug}.py", "main.py") if name in files), scripts[0] if len(scripts) == 1 else "")
    if not main:
        missing("starter", f"must hold {slug}.py or main.py: the file that is judged")
    return main or f"{slug}.py", files, True
