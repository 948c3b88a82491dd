"""The static half of `lessons verify`, and the code on the pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.tutor.building import EXERCISE, LESSON, ROADMAP, small_course, write
from tutor.cli import main
from tutor.course import Course
from tutor.findings import STEPS, Finding
from tutor.page_code import run
from tutor.verify import code_blocks, uncovered, verify_course, verify_exercise

ADDER = "week01_first/adder"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_course(tmp_path / "lessons")


def texts(findings: list[Finding]) -> list[str]:
    return list(map(str, findings))


def verify(root: Path, **changes: str) -> list[str]:
    text = EXERCISE
    for old, new in changes.items():
        assert old.replace("_", " ") in text
        text = text.replace(old.replace("_", " "), new)
    write(root / ADDER / "exercise.toml", text)
    return texts(verify_exercise(Course(root), "w1-adder"))


def test_a_good_exercise_has_no_problems(root: Path) -> None:
    assert [verify_exercise(Course(root), i) for i in ("w1-adder", "w1-quiz", "w1-project")] == [[], [], []]


def test_all_problems_of_the_file_come_first(root: Path) -> None:
    write(root / ADDER / "exercise.toml", EXERCISE.replace('kind = "write"', 'kind = "x"').replace("minutes = 2", ""))
    assert len(verify_exercise(Course(root), "w1-adder")) == 2


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("It adds!", r"exercise.toml:9: page: an exclamation mark \(It adds!\.\). Say it with a full stop"),
        ("`a != b` is fine", None),
        ("You simply add.", "filler: simply"),
        ("Obviously it adds.", "filler: obviously"),
        ("It adds in numpy.", "numpy is spelled NumPy"),
        ("It adds in `numpy`, see https://numpy.org/numpy for numpy.org.", None),
        ("A `tick too many.", "a tick that is not closed"),
        ("A **star too many.", "a \\*\\* that is not closed"),
        ("See https://example.org/x, and http:/broken.", "not a link: http:/broken"),
        ("```\nx = = 1\n```", "exercise.toml:10: page: code that isn't Python"),
        ("A sum is large.\n\nThe result is called a **sum**.", 'exercise.toml:9: page: uses the term "sum" before it says'),
        ("The result is called a **sum**.\n\nA sum is large.", None),
        ("```\nsum([])\n```\nThe `sum` is called the\n**sum**.", None),
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
        ("Write `sum_of_all = total + a + b` now.", "exercise.toml:6: hint 3: holds a line of the solution: sum_of_all = total + a + b."),
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
    assert "pitfalls/zero.py:1: no docstring. Write one: it is what the learner is told" in found
    assert "pitfalls/minus.py:1: says the same as first.py. Say what this one did" in found
    (folder / "zero.py").unlink()
    (folder / "minus.py").write_text('"""No!"""\nx = = 1\n')
    found = verify(root)
    assert found[-1].startswith("pitfalls: 2, expected 3 or more. Add")
    assert any(problem.startswith("pitfalls/minus.py:2: isn't Python") for problem in found)


def test_a_starter_that_is_not_python(root: Path) -> None:
    write(root / ADDER / "starter.py", "def add(:\n")
    assert any(problem.startswith("starter.py:1: isn't Python") for problem in verify(root))


def test_reviews_must_exist(root: Path) -> None:
    where = "exercise.toml:5: reviews: "
    ghost = verify(root, minutes='reviews = ["w1-ghost"]\nminutes')
    assert ghost == [where + "there is no exercise w1-ghost. Name another, or take it out"]
    write(root / "week01_first/ghost/exercise.toml", EXERCISE)
    assert verify(root, minutes='reviews = ["w1-ghost"]\nminutes') == [where + "w1-ghost is not offered yet. Offer it, or take it out"]


def test_the_course_covers_the_roadmap(root: Path) -> None:
    found = texts(verify_course(Course(root)))
    assert found[0] == "week01_first/lesson.toml: 1 resources, expected 3. Add or remove [[resources]]"
    assert uncovered(Course(root)) == ["w2.t1", "w2.r1", "w2.m"]
    assert not any("nothing covers" in problem for problem in found), "a week without its milestone is still coming"
    write(root / "week01_first/lesson.toml", LESSON.replace('site = "example.org"', 'site = "else.org"'))
    assert any("lesson.toml:16: w1.r1: site else.org is not that of its link" in text for text in texts(verify_course(Course(root))))


def test_a_week_that_has_its_milestone_covers_all_of_its_roadmap(root: Path) -> None:
    write(root / "roadmap.toml", ROADMAP.replace('"w1.t1" =', '"w1.t9" = "new", "w1.t1" ='))
    assert any("nothing covers w1.t9" in text for text in texts(verify_course(Course(root))))


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
    assert "lesson      week01_first/lesson.toml: 1 resources" in capsys.readouterr().out


def test_the_verb_runs_the_pages(root: Path) -> None:
    from tutor.verbs.author import _pages

    write(root / ADDER / "exercise.toml", EXERCISE.replace("Adding comes first.", "```\n1 + 1  # 3\n```"))
    (found,) = _pages(Course(root), ["w1-adder"], whole=True)["w1-adder"]
    assert (found.step, str(found)) == ("page", "exercise.toml:10: page: says 3, is 2. Mend the code, or what stands beside it")


# What is missing, in order


def test_first_things_come_first(root: Path) -> None:
    folder = root / ADDER
    write(folder / "exercise.toml", EXERCISE.replace('["w1.t1"]', "[]").replace("Look at", "Look! At").replace("Adding comes", "Adding! Comes"))
    write(folder / "checks.py", "x = = 1\n")
    write(folder / "starter.py", "# BLANK: what is handed out\n")
    (folder / "pitfalls/zero.py").unlink()
    (folder / "also_right/summed.py").unlink()
    (root.parent / "tests/answers").mkdir(parents=True)
    found = verify_exercise(Course(root), "w1-adder")
    assert [f.step for f in found] == ["toml", "checks", "starter", "pitfalls", "also_right", "page", "hints", "answers", "answers", "answers"]
    assert str(found[2]) == "starter.py:1: still a blank. What is handed out"
    assert str(found[-1]).startswith("tests/answers/w1-adder/wrong/unlisted_WHAT.py: 0, expected 2 or more. Add")
    assert {f.step for f in found} <= set(STEPS)


def test_files_that_are_missing_come_before_the_rest(root: Path) -> None:
    (root / ADDER / "checks.py").unlink()
    assert [f.where for f in verify_exercise(Course(root), "w1-adder")] == ["checks.py"]
    (root / ADDER / "exercise.toml").unlink()
    assert [f.where for f in verify_exercise(Course(root), "w1-adder")] == ["exercise.toml", "checks.py"]
    (root / ADDER / "solution.py").write_bytes(b"\xff")
    assert "solution.py: is not UTF-8. Save it so" in texts(verify_exercise(Course(root), "w1-adder"))


def test_the_kept_answers_are_named_after_pitfalls(root: Path) -> None:
    place = root.parent / "tests/answers/w1-adder"
    for name in ("right/a", "right/b", "wrong/as_zero__a", "wrong/as_ghost__b", "wrong/unlisted_a", "wrong/other"):
        write(place / f"{name}.py", "x = = 1\n" if name == "right/b" else "")
    found = [str(f) for f in verify_exercise(Course(root), "w1-adder")]
    at = "tests/answers/w1-adder"
    assert found[0].startswith(f"{at}/wrong/unlisted_WHAT.py: 1, expected 2")
    assert found[1].startswith(f"{at}/right/b.py:1: isn't Python")
    assert found[2] == f"{at}/wrong/as_ghost__b.py: there is no pitfalls/ghost.py. Rename the answer, or write that pitfall"
    assert found[3].startswith(f"{at}/wrong/other.py: is named neither")


def test_a_folder_that_is_not_offered_is_verified_and_said_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root / "week01_first/lesson.toml", LESSON.replace('"quiz", ', ""))
    assert main(["lessons", "verify", "--static", "--folder", str(root), "w1-quiz"]) == 0
    assert "not offered yet: week01_first/lesson.toml does not list it" in capsys.readouterr().out
    assert main(["lessons", "verify", "--static", "--folder", str(root), "w1-quiz", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["exercises"][0]["offered"] is False
    main(["lessons", "verify", "--static", "--folder", str(root)])
    assert "not offered yet: w1-quiz\n" in capsys.readouterr().out
    assert main(["lessons", "verify", "--static", "--folder", str(root), "w1-ghost"]) == 2
    assert "`torchtutor lessons new w1-ghost` begins one" in capsys.readouterr().err


def test_nothing_is_run_before_its_files_are_there(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from tutor.verbs import author

    held: list[list[str]] = []
    monkeypatch.setattr(author, "_held", lambda course, wanted, args: held.append(wanted) or [])
    write(root / ADDER / "starter.py", "# BLANK: what is handed out\n")
    assert main(["lessons", "verify", "--folder", str(root), "w1-adder", "w1-quiz"]) == 1
    assert held == [["w1-quiz"]]
    assert "nothing was run yet" in capsys.readouterr().out


def test_what_was_run_is_told_in_its_place(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from tutor.verbs import author

    said = {
        "exercise": "w1-adder",
        "steps": ["solution", "pitfalls", "mutants"],
        "problems": ["solution.py: fails", "pitfalls/zero.py, seed 1: passes", "solution.py: no check sees this edit: - a + b"],
    }
    monkeypatch.setattr(author, "_held", lambda course, wanted, args: [said])
    write(root / ADDER / "exercise.toml", EXERCISE.replace("Look at", "Look! At"))
    write(root / ADDER / "pitfalls/zero.py", '"""BLANK: what they did."""\n')
    assert main(["lessons", "verify", "--folder", str(root), "w1-adder", "--json"]) == 1
    (document,) = json.loads(capsys.readouterr().out)["exercises"]
    assert document["steps"] == ["solution", "pitfalls", "mutants", "hints"], "a blank isn't judged, too"
    assert document["problems"][1] == "pitfalls/zero.py:1: still a blank. What they did."
