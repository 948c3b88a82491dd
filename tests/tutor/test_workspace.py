"""The learner's folder: nothing is overwritten unseen, every step can be taken back."""

from __future__ import annotations

import json
import os
import shutil
import stat
import threading
from pathlib import Path

import pytest

from tests.tutor.building import places, small_course
from tutor.course import Course, Exercise
from tutor.workspace import Workspace, WorkspaceError


class Desk:
    """A workspace with one exercise at hand."""

    def __init__(self, folder: Path, identity: str = "w1-adder") -> None:
        root = folder / "lessons"
        self.paths = places(folder)
        self.ex: Exercise = Course(root if root.exists() else small_course(root)).exercise(identity)
        self.work = Workspace(self.paths, lambda: 42)
        self.path = self.work.path(self.ex)

    def check(self, text: str) -> None:
        self.path.write_text(text)
        self.work.keep(self.ex, self.work.read(self.ex))

    @property
    def text(self) -> str:
        return self.path.read_text()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_starter_is_handed_out_once(desk: Desk) -> None:
    assert desk.work.ensure(desk.ex) == desk.paths.home / "week01/adder.py"
    assert desk.text == "def add(a, b):\n    return 0\n"
    assert desk.paths.outputs(1).is_dir()
    desk.path.write_text("mine")
    desk.work.ensure(desk.ex)
    assert desk.text == "mine"


def test_a_file_that_is_there_already_is_theirs(desk: Desk) -> None:
    desk.path.parent.mkdir(parents=True)
    desk.path.write_text("mine")
    assert desk.work.read(desk.ex).texts == {"adder.py": "mine"}
    assert desk.work.undo(desk.ex) is False


def test_every_checked_version_is_kept(desk: Desk) -> None:
    desk.work.ensure(desk.ex)
    for text in ("one", "two", "one", "three"):
        desk.check(text)
    kept = {p.read_text() for p in desk.paths.history.glob("??/*")}
    assert kept == {"def add(a, b):\n    return 0\n", "one", "two", "three"}


def test_reset_and_undo_again_and_again(desk: Desk) -> None:
    desk.work.ensure(desk.ex)
    starter = desk.text
    desk.check("one")
    desk.check("two")
    desk.path.write_text("unchecked")
    desk.work.reset(desk.ex)
    assert desk.text == starter
    seen = []
    while desk.work.undo(desk.ex):
        seen.append(desk.text)
    assert seen == ["unchecked", "two", "one", starter]
    back = []
    while desk.work.redo(desk.ex):
        back.append(desk.text)
    assert back == ["one", "two", "unchecked", starter]


def test_undo_keeps_what_was_not_checked_yet(desk: Desk) -> None:
    desk.work.ensure(desk.ex)
    desk.check("one")
    desk.path.write_text("an hour of work")
    assert desk.work.undo(desk.ex)
    assert desk.text == "one"
    assert desk.work.redo(desk.ex)
    assert desk.text == "an hour of work"


def test_new_work_after_an_undo_does_not_lose_the_way_back(desk: Desk) -> None:
    desk.work.ensure(desk.ex)
    desk.check("one")
    desk.check("two")
    desk.work.undo(desk.ex)
    desk.check("three")
    assert desk.work.redo(desk.ex) is False
    assert desk.work.undo(desk.ex)
    assert desk.text == "one"


def test_a_file_that_is_gone_is_not_handed_out_in_silence(desk: Desk) -> None:
    desk.work.ensure(desk.ex)
    desk.check("work")
    desk.path.unlink()
    with pytest.raises(WorkspaceError, match=r"week01/adder.py is gone: `torchtutor undo w1-adder` brings back"):
        desk.work.read(desk.ex)
    assert desk.work.undo(desk.ex)
    assert desk.text == "work"


def test_what_can_not_be_judged_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    desk.work.ensure(desk.ex)

    def said() -> str:
        with pytest.raises(WorkspaceError) as caught:
            desk.work.read(desk.ex)
        text = str(caught.value)
        assert text.endswith(".")
        assert "\n" not in text
        return text

    desk.path.write_bytes(b"x = 1\ny = '\xff'\n")
    assert "is not UTF-8 text (line 2, byte 6 of it is 0xff)" in said()
    desk.path.write_bytes(b"#" * (1 << 20) + b"#")
    assert "larger than 1 MiB" in said()
    desk.path.unlink()
    os.mkfifo(desk.path)
    assert "is a pipe where a file is expected" in said()
    desk.path.unlink()
    desk.path.mkdir()
    assert "is a folder where a file is expected" in said()


def test_a_byte_order_mark_and_windows_lines_are_fine(desk: Desk) -> None:
    desk.work.ensure(desk.ex)
    desk.path.write_bytes(b"\xef\xbb\xbfx = 1\r\n")
    assert desk.work.read(desk.ex).texts["adder.py"] == "x = 1\r\n"
    desk.check("y = 1\n")
    desk.path.write_bytes(b"\xef\xbb\xbfx = 1\r\n")
    desk.work.reset(desk.ex)
    desk.work.undo(desk.ex)
    assert desk.path.read_bytes() == b"\xef\xbb\xbfx = 1\r\n"


def test_links_and_permissions_stay(desk: Desk, tmp_path: Path) -> None:
    desk.work.ensure(desk.ex)
    elsewhere = tmp_path / "dotfiles.py"
    desk.path.rename(elsewhere)
    desk.path.symlink_to(elsewhere)
    elsewhere.write_text("mine")
    elsewhere.chmod(0o640)
    desk.work.reset(desk.ex)
    assert desk.path.is_symlink()
    assert elsewhere.read_text().startswith("def add")
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o640


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_read_only_file_is_said(desk: Desk) -> None:
    desk.work.ensure(desk.ex)
    desk.path.write_text("mine")
    desk.path.chmod(0o444)
    with pytest.raises(WorkspaceError, match="make the file and its folder writable"):
        desk.work.reset(desk.ex)


def test_a_refused_write_leaves_the_file_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.work.ensure(desk.ex)
    desk.check("mine")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(WorkspaceError, match="the disk is full"):
        desk.work.reset(desk.ex)
    assert desk.text == "mine"
    assert [p.name for p in desk.path.parent.iterdir() if p.name.endswith(".tmp")] == []


def test_diff_and_solution(desk: Desk) -> None:
    desk.work.ensure(desk.ex)
    assert desk.work.diff(desk.ex) == []
    desk.path.write_text("def add(a, b):\n    return 1\n")
    assert desk.work.diff(desk.ex)[-2:] == ["-    return 0", "+    return 1"]
    assert "+    total = a + b" in desk.work.diff(desk.ex, "solution")
    assert "return total" in desk.work.solution(desk.ex)["adder.py"]


# Several files


def test_an_exercise_of_several_files_has_a_folder_of_its_own(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "w1-project")
    assert desk.work.ensure(desk.ex) == desk.paths.home / "week01/project/main.py"
    tools = desk.path.parent / "tools.py"
    assert tools.read_text() == "X = 1\n"
    desk.path.write_text("mine")
    tools.write_text("X = 9\n")
    (desk.path.parent / "extra.py").write_text("E = 1\n")
    sources = desk.work.read(desk.ex)
    assert sources.texts == {"main.py": "mine", "tools.py": "X = 9\n", "extra.py": "E = 1\n"}
    desk.work.keep(desk.ex, sources)
    desk.work.reset(desk.ex)
    assert (desk.text, tools.read_text()) == ("import tools\n", "X = 1\n")
    assert (desk.path.parent / "extra.py").exists()
    assert desk.work.undo(desk.ex)
    assert (desk.text, tools.read_text()) == ("mine", "X = 9\n")
    assert "E = 1\n" in {p.read_text() for p in desk.paths.history.glob("??/*")}


# Drawn numbers


def test_numbers_stay_until_a_new_try_and_undo_brings_them_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "w1-quiz")
    desk.work.ensure(desk.ex)
    first = desk.work.drawn(desk.ex)
    assert desk.text == f"A = {first['a']}\nB = {first['b']}\nC = 0\n"
    desk.check(desk.text + "# mine\n")
    mine = desk.text
    desk.work.new_try(desk.ex)
    second = desk.work.drawn(desk.ex)
    assert second != first
    assert desk.work.number(desk.ex) == 2
    assert desk.text == f"A = {second['a']}\nB = {second['b']}\nC = 0\n"
    assert str(second["a"]) in desk.work.solution(desk.ex)["quiz.py"]
    assert desk.work.undo(desk.ex)
    assert (desk.text, desk.work.drawn(desk.ex), desk.work.number(desk.ex)) == (mine, first, 1)
    desk.work.new_try(desk.ex)
    assert desk.work.number(desk.ex) == 3


def test_another_seed_changes_no_file_that_was_handed_out(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "w1-quiz")
    desk.work.ensure(desk.ex)
    before = desk.work.drawn(desk.ex)
    for seed in range(10):
        assert Workspace(desk.paths, lambda seed=seed: seed).drawn(desk.ex) == before  # type: ignore[misc]


def test_killed_between_the_step_and_the_file_the_numbers_fit_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path, "w1-quiz")
    desk.work.ensure(desk.ex)
    before = desk.work.drawn(desk.ex)

    def killed(path: Path, content: bytes) -> None:
        if path == desk.path:
            raise KeyboardInterrupt
        path.write_bytes(content)

    monkeypatch.setattr("tutor.workspace.write_atomic", killed)
    with pytest.raises(KeyboardInterrupt):
        desk.work.new_try(desk.ex)
    monkeypatch.undo()
    again = Workspace(desk.paths, lambda: 42)
    assert again.drawn(desk.ex) == before
    assert desk.text == f"A = {before['a']}\nB = {before['b']}\nC = 0\n"


def test_junk_in_the_index_is_passed_over(desk: Desk) -> None:
    desk.work.ensure(desk.ex)
    desk.check("one")
    index = desk.paths.history / "index.jsonl"
    with index.open("ab") as file:
        file.write(b"\x00\x01junk\n" + json.dumps({"exercise": "w1-adder", "was": 3, "now": {}}).encode() + b"\n{torn")
    desk.check("two")
    assert desk.work.undo(desk.ex)
    assert desk.text == "one"


def test_two_that_need_the_file_at_once_both_get_it(tmp_path: Path) -> None:
    small_course(tmp_path / "lessons")
    for i in range(20):
        desks = [Desk(tmp_path) if i % 2 else desk for desk in [Desk(tmp_path)] * 4]    # two apps, or two threads of one
        if desks[0].path.exists():
            desks[0].path.unlink()
            shutil.rmtree(desks[0].paths.history)
        failures: list[Exception] = []

        def need(desk: Desk, failures: list[Exception] = failures) -> None:
            try:
                assert desk.work.ensure(desk.ex).read_text()
            except Exception as error:
                failures.append(error)

        threads = [threading.Thread(target=need, args=(desk,)) for desk in desks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []


def test_what_was_changed_and_not_judged_is_known(desk: Desk) -> None:
    desk.work.ensure(desk.ex)
    assert not desk.work.unjudged(desk.ex)
    desk.path.write_text("mine")
    assert desk.work.unjudged(desk.ex)
    desk.check("mine")
    assert not desk.work.unjudged(desk.ex)
    desk.work.reset(desk.ex)
    assert not desk.work.unjudged(desk.ex)
    desk.work.undo(desk.ex)
    assert not desk.work.unjudged(desk.ex)
