"""Data sets of the lessons, linked into the learner's `data/`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tutor.building import small_course
from tests.tutor.test_workspace import Desk
from tutor.course import CourseError, load_exercise


def course(folder: Path, names: str = '["flowers.csv"]') -> Path:
    root = folder / "lessons"
    if not root.exists():
        small_course(root)
        (root / "data").mkdir()
        (root / "data/flowers.csv").write_text("a,b\n1,2\n")
        file = root / "week01_first/quiz/exercise.toml"
        file.write_text(f"data = {names}\n" + file.read_text())
    return root


def desk(folder: Path) -> Desk:
    course(folder)
    return Desk(folder, "w1-quiz")


def test_it_is_linked_with_the_starter(tmp_path: Path) -> None:
    d = desk(tmp_path)
    d.work.ensure(d.ex)
    assert (d.paths.data / "flowers.csv").is_symlink()
    assert (d.path.parents[1] / "data" / "flowers.csv").read_text() == "a,b\n1,2\n", "where a learner's own program finds it"
    d.work.ensure(d.ex)


def test_what_the_learner_put_there_stays(tmp_path: Path) -> None:
    d = desk(tmp_path)
    d.paths.data.mkdir(parents=True)
    (d.paths.data / "flowers.csv").write_text("larger")
    d.work.ensure(d.ex)
    assert (d.paths.data / "flowers.csv").read_text() == "larger"


def test_a_link_into_an_installation_that_is_gone_is_made_anew(tmp_path: Path) -> None:
    d = desk(tmp_path)
    d.paths.data.mkdir(parents=True)
    (d.paths.data / "flowers.csv").symlink_to(tmp_path / "gone/flowers.csv")
    d.work.ensure(d.ex)
    assert (d.paths.data / "flowers.csv").read_text() == "a,b\n1,2\n"
    shutil.rmtree(d.paths.data)
    d.work.ensure(d.ex)
    assert (d.paths.data / "flowers.csv").exists()


def test_no_place_for_it_is_one_sentence(tmp_path: Path) -> None:
    d = desk(tmp_path)
    d.paths.home.mkdir(parents=True, exist_ok=True)
    d.paths.data.write_text("a file where the folder should be")
    with pytest.raises(Exception, match="data") as caught:
        d.work.ensure(d.ex)
    assert "\n" not in str(caught.value) and not isinstance(caught.value, OSError)


@pytest.mark.parametrize("name", ["nowhere.csv", "../week01_first/quiz/checks.py", "."])
def test_a_name_that_is_not_there_is_a_mistake_of_the_lesson(tmp_path: Path, name: str) -> None:
    root = course(tmp_path, f'["{name}"]')
    with pytest.raises(CourseError) as caught:
        load_exercise("w1-quiz", root)
    [problem] = caught.value.problems
    assert problem.key == "data[1]" and "is not there" in problem.expected
