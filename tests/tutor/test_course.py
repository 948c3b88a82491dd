"""The course: what is good loads, what is broken is named completely, and takes nothing else down."""

from __future__ import annotations

from pathlib import Path

import pytest

import lessons
from tests.tutor.building import EXERCISE, LESSON, exercise, small_course, write
from tutor.course import Course, CourseError, load_exercise, load_weeks, roadmap
from tutor.errors import UsageError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_course(tmp_path / "lessons")


def problems(root: Path, identity: str = "w1-adder") -> list[tuple[int | None, str, str]]:
    with pytest.raises(CourseError) as caught:
        load_exercise(identity, root)
    return [(p.line, p.key, p.expected) for p in caught.value.problems]


def change(root: Path, text: str) -> None:
    write(root / "week01_first/adder/exercise.toml", text)


def test_weeks_and_order(root: Path) -> None:
    weeks = load_weeks(root)
    assert [(w.number, w.coming) for w in weeks] == [(1, False), (2, True)]
    course = Course(root)
    assert course.order == ("w1-adder", "w1-quiz", "w1-project", "w1-milestone-sum")
    assert course.next("w1-adder") == "w1-quiz"
    assert course.previous("w1-adder") is None
    assert course.next("w1-milestone-sum") is None
    assert course.has_milestone(weeks[0])
    assert not course.has_milestone(weeks[1])


def test_an_exercise(root: Path) -> None:
    ex = load_exercise("w1-quiz", root)
    assert (ex.main, ex.files, ex.many) == ("quiz.py", ("quiz.py",), False)
    assert ex.draw == {"a": (1, 2, 3), "b": (10, 20)}
    assert ex.limits.wall == 60
    assert ex.curve is None
    many = load_exercise("w1-project", root)
    assert (many.main, many.files, many.many) == ("main.py", ("main.py", "tools.py"), True)


def test_ids_are_forgiving_and_wrong_ones_get_advice(root: Path) -> None:
    course = Course(root)
    assert course.known("w1_adder") == course.known("adder") == course.known("W1-Adder") == "w1-adder"
    with pytest.raises(UsageError, match=r"no exercise w1-ader\. Did you mean w1-adder\?"):
        course.exercise("w1-ader")
    with pytest.raises(UsageError, match=r"`torchtutor list` shows them all"):
        course.exercise("zzz")
    with pytest.raises(UsageError, match=r"no week 7: the weeks are 1, 2\."):
        course.week(7)


def test_toml_that_does_not_parse_has_its_line(root: Path) -> None:
    change(root, 'title = "x"\nkind = = 2\n')
    [(line, key, expected)] = problems(root)
    assert (line, key) == (2, "")
    assert expected.startswith("is not TOML: ")


def test_all_mistakes_of_a_file_are_named_at_once_with_their_lines(root: Path) -> None:
    text = """title = 5
kind = "wriet"
cover = ["w1.t1"]
covers = ["w1.t9"]
minutes = 0
hints = ["one", ""]
also = "x"
page = "x"
[limits]
check = 90
wal = 3
[draw]
a = [1]
[[equivalent]]
change = "x"
"""
    change(root, text)
    found = problems(root)
    assert [(line, key) for line, key, _ in found] == [
        (1, "title"),
        (2, "kind"),
        (3, "cover"),
        (4, "covers[1]"),
        (5, "minutes"),
        (6, "hints[2]"),
        (6, "hints"),
        (10, "limits.check"),
        (11, "limits.wal"),
        (13, "draw.a"),
        (14, "equivalent[1].reason"),
        (None, "task"),
    ]
    said = {key: expected for _, key, expected in found}
    assert said["title"] == "expected a text, has a whole number (5)"
    assert "Did you mean write?" in said["kind"]
    assert "Did you mean covers?" in said["cover"]
    assert "w1.t9 is not in the roadmap" in said["covers[1]"]
    assert said["hints"] == "expected exactly 3, has 2"
    assert "Did you mean wall?" in said["limits.wal"]
    assert said["task"] == "is missing: expected a text"


@pytest.mark.parametrize("name", ["starter.py", "solution.py", "checks.py"])
def test_missing_files_are_named(root: Path, name: str) -> None:
    (root / "week01_first/adder" / name).unlink()
    with pytest.raises(CourseError, match=rf"adder/{name}.*is missing"):
        load_exercise("w1-adder", root)


def test_a_starter_folder_needs_a_main_file(root: Path) -> None:
    (root / "week01_first/project/starter/main.py").rename(root / "week01_first/project/starter/other.py")
    with pytest.raises(CourseError, match=r"must hold project\.py or main\.py"):
        load_exercise("w1-project", root)


def test_a_broken_exercise_leaves_the_rest_alone(root: Path) -> None:
    change(root, "nonsense")
    write(root / "week01_first/lesson.toml", LESSON.replace('"project"]', '"project", "ghost"]'))
    course = Course(root)
    assert course.broken("w1-quiz") is None
    assert "adder/exercise.toml:1" in str(course.broken("w1-adder"))
    assert "ghost is listed, but ghost/exercise.toml is missing" in str(course.broken("w1-ghost"))
    assert [ex.id for ex in course.exercises()] == ["w1-quiz", "w1-project", "w1-milestone-sum"]


def test_a_broken_week_leaves_the_others_alone(root: Path) -> None:
    write(root / "week02_later/lesson.toml", "number = 3\ntitle = ''\nexercises = ['A B']\n")
    course = Course(root)
    assert [week.number for week in course.weeks] == [1]
    keys = [problem.key for problem in course.problems]
    assert {"number", "title", "exercises[1]", "short", "why", "able", "milestone", "resources"} == set(keys)
    with pytest.raises(CourseError, match=r"and 7 more"):
        load_weeks(root)


def test_links_and_ids_of_resources(root: Path) -> None:
    write(
        root / "week01_first/lesson.toml",
        LESSON.replace("https://example.org/book", "example").replace('"w1.r1"', '"w2.r1"').replace("w1-milestone-sum", "w2-x"),
    )
    keys = {problem.key for problem in Course(root).problems}
    assert keys == {"resources[1].url", "resources[1].id", "milestone.id"}


def test_a_file_that_is_not_utf8(root: Path) -> None:
    (root / "week01_first/adder/exercise.toml").write_bytes(EXERCISE.encode() + b"# \xff\n")
    [(line, _, expected)] = problems(root)
    assert expected == "must be UTF-8"
    assert line == EXERCISE.count("\n") + 1


def test_misnamed_and_equivalent_edits(root: Path) -> None:
    change(root, EXERCISE + '[[misnamed]]\nchange = "a"\nreason = "b"\n[[equivalent]]\nchange = "c"\nreason = "d"\n')
    ex = load_exercise("w1-adder", root)
    assert ex.misnamed[0].reason == "b"
    assert ex.equivalent[0].change == "c"


def test_a_function_handed_out_complete_is_named_instead_of_an_edit(root: Path) -> None:
    change(root, EXERCISE + '[[equivalent]]\nfunction = "example"\nreason = "d"\n')
    [entry] = load_exercise("w1-adder", root).equivalent
    assert (entry.function, entry.change) == ("example", "")


def test_the_roadmap_of_the_lessons_is_whole() -> None:
    ids = roadmap(lessons.FOLDER)
    assert len([i for i in ids if ".t" in i]) == 38
    assert len([i for i in ids if ".r" in i]) == 27
    assert len([i for i in ids if i.endswith(".m")]) == 9


def test_the_lessons_load() -> None:
    course = Course()
    assert course.problems == []
    assert [week.number for week in course.weeks] == list(range(1, 10))
    assert [identity for identity in course.order if course.broken(identity)] == []


def test_an_exercise_beside_the_course_is_not_part_of_it(root: Path) -> None:
    exercise(root / "week01_first", "unlisted")
    with pytest.raises(UsageError):
        Course(root).exercise("w1-unlisted")
