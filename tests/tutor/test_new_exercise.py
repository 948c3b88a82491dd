"""`torchtutor lessons new`: a folder that says what belongs in it, an entry, and nothing that was there touched."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import tomli

import lessons
from tests.tutor.building import LESSON, small_course, write
from tutor import skeleton
from tutor.cli import main
from tutor.course import Course
from tutor.new_exercise import insert
from tutor.verify import verify_exercise

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "tests/answers").mkdir(parents=True)
    return small_course(tmp_path / "lessons")


def new(root: Path, *args: str) -> int:
    return main(["lessons", "new", "--folder", str(root), *args])


def everything(root: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(root.parent.rglob("*")) if file.is_file()}


def test_it_makes_a_folder_and_enters_it(root: Path, capsys: Capture) -> None:
    before = everything(root)
    assert new(root, "w1-half_it", "--title", 'Half a "pair"', "--kind", "fix", "--covers", "w1.t1") == 0
    after = everything(root)
    lesson = str(root / "week01_first/lesson.toml")
    assert after.pop(lesson) == before.pop(lesson).replace(b'"project"]', b'"project", "half_it"]')
    made = {name: text for name, text in after.items() if name not in before}
    assert {name: text for name, text in after.items() if name in before} == before
    folder, answers = str(root / "week01_first/half_it/"), str(root.parent / "tests/answers/w1-half-it")
    assert set(made) == {f"{folder}/{n}" for n in skeleton.FILES} | {f"{answers}/{n}" for n in skeleton.ANSWERS}
    exercise = Course(root).exercise("w1-half-it")
    assert (exercise.title, exercise.kind, exercise.covers) == ('Half a "pair"', "fix", ("w1.t1",))
    out = capsys.readouterr().out
    places = [out.index(word) for word in ("starter.py", "solution.py", "checks.py", "exercise.toml", "pitfalls", "also_right", "lessons verify")]
    assert places == sorted(places)


def test_its_document(root: Path, capsys: Capture) -> None:
    assert new(root, "w2-more", "--json") == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (said["id"], said["entered"], Path(said["answers"]).name) == ("w2-more", True, "w2-more")
    assert Path(said["folder"]) == root / "week02_later/more"
    assert Path(said["folder"]) / "checks.py" in map(Path, said["files"])
    assert tomli.loads((root / "week02_later/lesson.toml").read_text())["exercises"] == ["more"]


def test_every_blank_of_the_skeleton_is_named(root: Path) -> None:
    new(root, "w1-half")
    found = verify_exercise(Course(root), "w1-half")
    texts = [*skeleton.FILES.values(), *skeleton.ANSWERS.values()]
    blank = [f for f in found if f.what.startswith("still a blank")]
    assert len(blank) == sum(text.count("BLANK") for text in texts) + 2, "title and covers are blanks as well"
    assert {f.step for f in found} == {"toml", "checks", "starter", "solution", "pitfalls", "also_right", "page", "hints", "answers"}


def test_no_file_of_the_skeleton_can_stay_as_it_is() -> None:
    assert all("BLANK" in text for text in [*skeleton.FILES.values(), *skeleton.ANSWERS.values()])


def test_the_place_in_the_week(root: Path, capsys: Capture) -> None:
    assert new(root, "w1-second", "--after", "w1-adder") == 0
    assert Course(root).weeks[0].slugs == ("adder", "second", "quiz", "project")
    assert "after adder" in capsys.readouterr().out
    assert new(root, "w1-third", "--after", "ader") == 2
    assert "Did you mean adder?" in capsys.readouterr().err


def test_a_milestone_and_a_listed_slug_need_no_entry(root: Path) -> None:
    lesson = write(root / "week01_first/lesson.toml", LESSON.replace('"project"]', '"project", "ghost"]'))
    before = lesson.read_bytes()
    (root / "week01_first/milestone_sum").rename(root / "elsewhere")
    assert new(root, "w1-milestone-sum") == 0
    assert not (root.parent / "tests/answers/w1-milestone-sum").exists(), "the tests look at what a week's list offers"
    assert new(root, "w1-ghost") == 0
    assert lesson.read_bytes() == before
    assert Course(root).order == ("w1-adder", "w1-quiz", "w1-project", "w1-ghost", "w1-milestone-sum")


def test_answers_that_are_there_stay(root: Path) -> None:
    kept = write(root.parent / "tests/answers/w1-half/right/mine.py", "x = 1\n")
    assert new(root, "w1-half") == 0
    assert [p.name for p in (root.parent / "tests/answers/w1-half").rglob("*.py")] == ["mine.py"]
    assert kept.read_text() == "x = 1\n"


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["w9-more"], 2, "There is no week 9: the weeks are 1, 2."),
        (["half"], 2, "half can't be the id of an exercise"),
        (["w1-Größe"], 2, "can't be the id"),
        (["w1-a-"], 2, "can't be the id"),
        (["w1-../../x"], 2, "can't be the id"),
        (["w1-adder"], 2, "w1-adder is taken: week01_first/adder is there. `torchtutor lessons verify w1-adder` says"),
        (["w1-random"], 2, "random.py, which Python would import for random"),
        (["w1-torch"], 2, "torch.py"),
        (["w1-x", "--kind", "wirte"], 2, "Did you mean write?"),
        (["w1-x", "--covers", "w1.t9"], 2, "w1.t9 is not in the roadmap"),
    ],
)
def test_refusals_say_why_and_leave_everything_as_it_was(root: Path, capsys: Capture, args: list[str], code: int, words: str) -> None:
    before = everything(root)
    assert new(root, *args) == code
    assert words in capsys.readouterr().err
    assert everything(root) == before


def test_a_week_that_is_broken_takes_none(root: Path, capsys: Capture) -> None:
    write(root / "week02_later/lesson.toml", "number = 2\n")
    assert new(root, "w2-more") == 3
    assert "Week 2 can't take an exercise before its lesson.toml is in order: week02_later/lesson.toml" in capsys.readouterr().err


def test_an_installed_copy_takes_none(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lessons, "FOLDER", root)
    assert main(["lessons", "new", "w1-half"]) == 3
    assert "are an installed copy" in capsys.readouterr().err
    assert not (root / "week01_first/half").exists()
    (root.parent / "pyproject.toml").touch()
    assert main(["lessons", "new", "w1-half"]) == 0


def test_a_folder_that_is_read_only_is_left(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != root / "week01_first")
    assert new(root, "w1-half") == 3
    assert "week01_first can't be written to. Work in a tree of your own" in capsys.readouterr().err
    assert not (root / "week01_first/half").exists()


def test_what_was_made_is_taken_back_when_the_entry_fails(root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = everything(root)
    monkeypatch.setattr("tutor.new_exercise.write_atomic", full)
    assert new(root, "w1-half") == 3
    assert "no space left on device" in capsys.readouterr().err
    assert everything(root) == before
    assert not (root / "week01_first/half").exists()


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("exercises = []\n", None, 'exercises = ["new"]\n'),
        ("exercises = ['a'] # one\n", "a", "exercises = ['a', \"new\"] # one\n"),
        ('exercises = ["a", "b"]\n', "a", 'exercises = ["a", "new", "b"]\n'),
        ('exercises = [\n    "a",\n]\n', "a", 'exercises = [\n    "a",\n    "new",\n]\n'),
        ('exercises = [\n    "a"\n]\n', "a", 'exercises = [\n    "a",\n    "new",\n]\n'),
        ('exercises = [\n\t"a", # "x", first\n\t"b",\n]\n', "a", 'exercises = [\n\t"a", # "x", first\n\t"new",\n\t"b",\n]\n'),
        ('exercises = [\n    "a", "b",\n    "c", "d",\n]\n', "d", 'exercises = [\n    "a", "b",\n    "c", "d", "new",\n]\n'),
        ('exercises = [\r\n  "a",\r\n]\r\n', "a", 'exercises = [\r\n  "a",\r\n  "new",\r\n]\r\n'),
        ("why = '''\nexercises = [\"a\"]\n'''\nexercises = [\"a\"]\n", "a", "why = '''\nexercises = [\"a\"]\n'''\nexercises = [\"a\", \"new\"]\n"),
        ('exercises = ["\\u0061"]\n', "a", None),
        ('exercises = ["""a"""]\n', "a", None),
    ],
)
def test_the_entry_leaves_every_other_byte(text: str, after: str | None, expected: str | None) -> None:
    found = insert(text, "new", after)
    assert found == expected
    if found is not None:
        was = tomli.loads(text.replace("\r\n", "\n"))["exercises"]
        at = was.index(after) + 1 if after else 0
        assert tomli.loads(found.replace("\r\n", "\n"))["exercises"] == [*was[:at], "new", *was[at:]]


def test_a_list_that_is_not_understood_is_left_to_its_author(root: Path, capsys: Capture) -> None:
    write(root / "week01_first/lesson.toml", LESSON.replace('"project"]', '"proj\\u0065ct"]'))
    before = everything(root)
    assert new(root, "w1-half") == 3
    assert 'put "half" into it' in capsys.readouterr().err
    assert everything(root) == before
