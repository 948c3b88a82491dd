"""Data that an exercise makes for the numbers it has drawn lies beside the learner's file, and never costs them anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tutor.building import small_course, write
from tests.tutor.test_workspace import Desk
from tutor.sources import digest
from tutor.workspace import WorkspaceError

MAKER = """
def files(draw):
    return {"points.csv": f"x\\n{draw['a'] + draw['b']}\\n"}
"""


def desk(folder: Path, maker: str = MAKER) -> Desk:
    root = folder / "lessons"
    if not root.exists():
        write(small_course(root) / "week01_first/quiz/handout.py", maker)
    return Desk(folder, "w1-quiz")


def text(found: Desk) -> str:
    drawn = found.work.drawn(found.ex)
    return f"x\n{int(drawn['a']) + int(drawn['b'])}\n"


def test_they_are_handed_out_with_the_starter(tmp_path: Path) -> None:
    d = desk(tmp_path)
    d.work.ensure(d.ex)
    assert (d.path.parent / "points.csv").read_text() == text(d)
    assert d.work.read(d.ex).texts.keys() == {"quiz.py"}, "data is not judged"


def test_one_that_is_missing_comes_back(tmp_path: Path) -> None:
    d = desk(tmp_path)
    d.work.ensure(d.ex)
    (d.path.parent / "points.csv").unlink()
    d.work.ensure(d.ex)
    assert (d.path.parent / "points.csv").read_text() == text(d)


def test_one_that_the_learner_changed_stays_until_a_new_try_and_is_kept_then(tmp_path: Path) -> None:
    d = desk(tmp_path)
    d.work.ensure(d.ex)
    points = d.path.parent / "points.csv"
    points.write_text("mine")
    d.work.ensure(d.ex)
    assert points.read_text() == "mine"
    d.work.new_try(d.ex)
    assert points.read_text() == text(d) != "mine"
    name = digest(b"mine")
    assert (d.paths.history / name[:2] / name[2:]).read_bytes() == b"mine"


def test_undo_brings_the_data_of_the_numbers_back(tmp_path: Path) -> None:
    d = desk(tmp_path)
    d.work.ensure(d.ex)
    before = (d.path.parent / "points.csv").read_text()
    d.work.new_try(d.ex)
    assert (d.path.parent / "points.csv").read_text() == text(d) != before
    assert d.work.undo(d.ex)
    assert (d.path.parent / "points.csv").read_text() == text(d) == before


@pytest.mark.parametrize("maker", ["1 / 0", "def files(draw):\n    return {'../x.csv': ''}\n", "def files(draw):\n    return {'a.py': ''}\n"])
def test_a_maker_that_fails_is_our_mistake_in_one_sentence(tmp_path: Path, maker: str) -> None:
    d = desk(tmp_path, maker)
    with pytest.raises(WorkspaceError, match=r"w1-quiz can't be made .* our mistake"):
        d.work.ensure(d.ex)
    assert not (tmp_path / "x.csv").exists()
