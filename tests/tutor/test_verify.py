"""The static half of `lessons verify`, and the code on the pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.tutor.building import EXERCISE, LESSON, ROADMAP, small_course, write
from tutor.cli import main
from tutor.course import Course
from tutor.page_code import run
from tutor.verify import code_blocks, uncovered, verify_course, verify_exercise

ADDER = "week01_first/adder"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_course(tmp_path / "lessons")


def verify(root: Path, **changes: str) -> list[str]:
    text = EXERCISE
    for old, new in changes.items():
        assert old.replace("_", " ") in text
        text = text.replace(old.replace("_", " "), new)
    write(root / ADDER / "exercise.toml", text)
    return verify_exercise(Course(root), "w1-adder")


def test_a_good_exercise_has_no_problems(root: Path) -> None:
    assert [verify_exercise(Course(root), i) for i in ("w1-adder", "w1-quiz", "w1-project")] == [[], [], []]


def test_all_problems_of_the_file_come_first(root: Path) -> None:
    write(root / ADDER / "exercise.toml", EXERCISE.replace('kind = "write"', 'kind = "x"').replace("minutes = 2", ""))
    assert len(verify_exercise(Course(root), "w1-adder")) == 2


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("It adds!", "an exclamation mark"),
        ("`a != b` is fine", None),
        ("You simply add.", "filler: simply"),
        ("Obviously it adds.", "filler: obviously"),
        ("A `tick too many.", "a tick that is not closed"),
        ("A **star too many.", "a \\*\\* that is not closed"),
        ("See https://example.org/x, and http:/broken.", "not a link: http:/broken"),
        ("```\nx = = 1\n```", "line 2: code that isn't Python"),
        ("```text\nx = = 1\n```", None),
        ("```\nx = 1", "a ``` fence is not closed"),
        ("```\nx = '" + "y" * 80 + "'\n```", "code wider than 72 columns"),
        ("word\n\n" * 30, "6. lines at 72 columns, 44 fit"),
    ],
)
def test_pages(root: Path, page: str, words: str | None) -> None:
    found = verify(root, Adding_comes_first=page)
    assert (not found) if words is None else any(re.search(words, problem) for problem in found)


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        ("Write `sum_of_all = total + a + b` now.", "holds a line of the solution"),
        ("Look at the signs.", "two are the same"),
        ("Done!", "hint 3: an exclamation mark"),
    ],
)
def test_hints_do_not_hold_the_solution(root: Path, hint: str, words: str) -> None:
    write(root / ADDER / "solution.py", "def add(a, b):\n    total = 0\n    sum_of_all = total + a + b\n    return sum_of_all\n")
    found = verify(root, Between_the_two_names=hint.rstrip("."))
    assert any(words in problem for problem in found)


def test_two_lines_of_the_solution_in_a_hint(root: Path) -> None:
    found = verify(root, Between_the_two_names="total = a + b\\n  return total\\n")
    assert [p for p in found if "holds two lines" in p]


def test_pitfalls_say_something_and_something_else_each(root: Path) -> None:
    folder = root / ADDER / "pitfalls"
    write(folder / "zero.py", "x = 1\n")
    write(folder / "minus.py", '"""You  give back the first."""\n')
    found = verify(root)
    assert "pitfalls/zero.py: no docstring; it is what the learner is told" in found
    assert "pitfalls/minus.py: says the same as first.py" in found
    (folder / "zero.py").unlink()
    (folder / "minus.py").write_text('"""No!"""\nx = = 1\n')
    found = verify(root)
    assert "pitfalls: 2, expected 3 or more" in found
    assert any(problem.startswith("pitfalls/minus.py:2: isn't Python") for problem in found)


def test_a_starter_that_is_not_python(root: Path) -> None:
    write(root / ADDER / "starter.py", "def add(:\n")
    assert any(problem.startswith("starter.py:1: isn't Python") for problem in verify(root))


def test_reviews_must_exist(root: Path) -> None:
    assert "reviews: there is no exercise w1-ghost" in verify(root, minutes='reviews = ["w1-ghost"]\nminutes')


def test_the_course_covers_the_roadmap(root: Path) -> None:
    found = verify_course(Course(root))
    assert found[0] == "week 1: 1 resources, expected 3"
    assert uncovered(Course(root)) == ["w2.t1", "w2.r1", "w2.m"]
    assert not any("nothing covers" in problem for problem in found), "a week without its milestone is still coming"
    write(root / "week01_first/lesson.toml", LESSON.replace('site = "example.org"', 'site = "else.org"'))
    assert any("is not that of its link" in problem for problem in verify_course(Course(root)))


def test_a_week_that_has_its_milestone_covers_all_of_its_roadmap(root: Path) -> None:
    write(root / "roadmap.toml", ROADMAP.replace('"w1.t1" =', '"w1.t9" = "new", "w1.t1" ='))
    assert "nothing covers w1.t9" in verify_course(Course(root))


# The code on pages


def blocks(page: str) -> list[tuple[int, str]]:
    return [(line, code) for line, _, code in code_blocks(page)]


def test_blocks_have_their_lines_and_words() -> None:
    assert list(code_blocks("a\n```\nx\n```\n\n```text\ny\nz\n```")) == [(3, "", "x"), (7, "text", "y\nz")]


@pytest.mark.parametrize(
    ("page", "problems"),
    [
        ("```\nx = 2\n```\nand\n```\nx + 1     # 3\n```", []),
        ("```\n1 + 1     # 3\n```", ["line 2: says 3, is 2"]),
        ("```\n0.1 + 0.2     # 0.3\n```", []),
        ("```\n(1, [2.0])     # (1, [2.0])\n```", []),
        ("```\n3     # three of them\n```", []),
        ("```\nint('x')     # ValueError: not a number\n```", []),
        ("```\nint('x')\n```", ["line 2: fails with ValueError: invalid literal for int() with base 10: 'x'"]),
        ("```\nfor i in range(2):\n    i     # 7\n```", []),
        ("```\n'a' * 2   # 'aa'\n```", []),
    ],
)
def test_what_the_page_says_is_what_the_code_gives(page: str, problems: list[str]) -> None:
    assert run(blocks(page)) == problems


def test_the_verb(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lessons", "verify", "--static", "--folder", str(root), "--json", "w1-adder", "w1-quiz"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["ok"] is True
    assert [e["id"] for e in document["exercises"]] == ["w1-adder", "w1-quiz"]
    assert main(["lessons", "verify", "--static", "--folder", str(root)]) == 1
    assert "week 1: 1 resources" in capsys.readouterr().out


def test_the_verb_runs_the_pages(root: Path) -> None:
    from tutor.verbs.author import _pages

    write(root / ADDER / "exercise.toml", EXERCISE.replace("Adding comes first.", "```\n1 + 1  # 3\n```"))
    assert _pages(Course(root), ["w1-adder"], whole=True) == {"w1-adder": ["page, line 2: says 3, is 2"]}
