"""A disk that is full, a folder that may only be read: for real, on a small file system of their own. The verdict comes all the
same, one sentence says what is not recorded, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from runners import record
from runners.endings import unrecorded
from tests.tutor.building import FakeClient, places, session
from tests.tutor.desk import EX, SOLUTION, Desk, text_of, until
from tutor.errors import TutorError
from tutor.paths import Paths, tidy
from tutor.session import UNRECORDED, Session

RIGHT = "def add(a, b):\n    return a + b\n"


class Disk:
    """A file system of a megabyte."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def mount(self, *options: str) -> None:
        subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(("size=1m", *options)), "none", str(self.folder)], check=True, timeout=20)

    def fill(self, leave: int = 0) -> None:
        with (self.folder / "filler").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
            file.truncate(max(0, file.tell() - leave))

    def free(self) -> None:
        (self.folder / "filler").unlink()

    def read_only(self, yes: bool = True) -> None:
        subprocess.run(["mount", "-o", f"remount,{'ro' if yes else 'rw'}", str(self.folder)], check=True, timeout=20)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    made = Disk(folder)
    try:
        made.mount()
    except (OSError, subprocess.SubprocessError):
        pytest.skip("needs root, to mount a small file system")
    yield made
    subprocess.run(["umount", "-l", str(folder)], check=False, timeout=20)


def on(disk: Disk, tmp_path: Path) -> tuple[Session, FakeClient]:
    """A learner whose home is that disk, and whose cache is elsewhere."""
    s, _ = session(tmp_path)
    paths = Paths.find(str(disk.folder / "home"), s.paths.environ)
    client = FakeClient(paths)
    return Session(paths, s.course, client), client


def sentence(error: BaseException) -> str:
    text = str(error)
    assert text.endswith(".") and "\n" not in text and ".history/" not in text and ".tmp" not in text, text
    return text


@pytest.mark.parametrize("trouble", ["full", "read-only"])
def test_a_home_that_takes_nothing_more_costs_no_verdict(disk: Disk, tmp_path: Path, trouble: str) -> None:
    s, _ = on(disk, tmp_path)
    home = disk.folder / "home"
    path = s.open("w1-adder")
    assert s.check("w1-adder")["verdict"] == "fail"
    path.write_text(RIGHT)
    events = s.paths.progress.read_bytes()
    disk.fill() if trouble == "full" else disk.read_only()

    assert s.check("w1-adder")["verdict"] == "pass"
    (note,) = s.take_notes()
    why = "the disk is full (no space left on device): free some space" if trouble == "full" else "(read-only file system): make it writable"
    assert f"{tidy(home)} can't be written" in note or f"{tidy(home / '.history')} can't be written" in note
    assert why in note and note.endswith(f"or choose another folder with --home FOLDER. {UNRECORDED}")
    assert s.take_notes() == [], "once"
    for change in (s.reset, s.undo, s.retry):
        with pytest.raises(TutorError) as caught:
            change("w1-adder")
        assert "can't be written" in sentence(caught.value)
    assert path.read_text() == RIGHT
    lines = s.paths.progress.read_bytes()  # a short line may have found room in the last block
    assert lines.startswith(events) and lines.endswith(b"}\n")
    assert not list(home.rglob("*.tmp"))

    disk.free() if trouble == "full" else disk.read_only(False)
    again = Session(s.paths, s.course, s.client)
    again.catch_up()
    assert again.progress.state("w1-adder") == "passed"
    again.reset("w1-adder")
    assert again.undo("w1-adder") and path.read_text() == RIGHT


@pytest.mark.parametrize("trouble", ["full", "read-only"])
def test_a_first_start_there_is_one_sentence_and_works_when_there_is_room(disk: Disk, tmp_path: Path, trouble: str) -> None:
    s, _ = on(disk, tmp_path)
    disk.fill() if trouble == "full" else disk.read_only()
    for call in (s.open, s.check, s.hint, s.solution):
        with pytest.raises(TutorError) as caught:
            call("w1-adder")
        assert f"{tidy(disk.folder / 'home')} can't be" in sentence(caught.value)
    assert [w.done for w in s.weeks()] == [0, 0]
    disk.free() if trouble == "full" else disk.read_only(False)
    assert s.check("w1-adder")["verdict"] == "fail"


async def test_in_the_app_the_verdict_and_the_sentence_are_seen(disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C.UTF-8")
    desk = Desk(tmp_path)
    desk.paths = Paths.find(str(disk.folder / "home"), desk.paths.environ)
    desk.again()
    desk.begin()
    app = desk.app(EX)
    async with app.run_test(size=(80, 30)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        file = desk.path().open("r+")  # a page of it is there: what an editor has written is there
        disk.fill(leave=8192)
        file.write(SOLUTION)
        file.close()
        disk.fill()
        await until(pilot, lambda: "✓ 4 of 4 checks" in text_of(app) and "the disk is full" in " ".join(text_of(app).split()))
        disk.free()
        desk.path().write_text(SOLUTION)
        await until(pilot, lambda: len(desk.client.texts) == 2 and "✓ 4 of 4 checks" in text_of(app))
        await until(pilot, lambda: desk.session.progress.state(EX) == "passed")


# The cache


def test_a_run_that_can_not_be_recorded_is_not_begun(disk: Disk) -> None:
    disk.fill(leave=16384)
    with pytest.raises(OSError) as caught:
        record.Writer.create(disk.folder / "runs" / record.new_id(), {"exercise": "w1-x", "sources": {"x.py": "a"}})
    assert record.ids(disk.folder / "runs") == [], "half a run is none"
    said = unrecorded(caught.value, disk.folder / "runs" / "x", "/home/me/week01/outputs")
    assert said.startswith("The run can't be recorded, the disk of ") and "TORCHTUTOR_CACHE" in said


def test_a_disk_that_fills_up_during_a_run_keeps_its_verdict(disk: Disk) -> None:
    writer = record.Writer.create(disk.folder / "runs" / record.new_id(), {"exercise": "w1-x", "sources": {"x.py": "a"}})
    writer.event({"e": "start", "t": 0})
    writer.output(b"before\n")
    disk.fill()
    writer.output(b"lost" * 4096)
    writer.events([{"e": "m", "t": 1, "c": 0, "n": "loss", "s": step, "v": 1.0} for step in range(500)])
    verdict = {"verdict": "pass", "checks": [{"name": "x" * 300, "passed": True}] * 100}
    writer.verdict(verdict)
    writer.end("done")
    writer.close()
    found = record.load(writer.folder)
    assert found.verdict == verdict
    assert found.end is not None and found.end["how"] == "done"
    assert found.end["detail"] == "The disk is full: not all that was printed and drawn is kept."
    assert not (writer.folder / record.RESERVE).exists()


def test_room_that_was_held_is_given_back(tmp_path: Path) -> None:
    writer = record.Writer.create(tmp_path / record.new_id(), {"exercise": "w1-x"})
    assert (writer.folder / record.RESERVE).stat().st_blocks * 512 >= 1 << 17
    writer.verdict({"verdict": "pass"})
    writer.end("done")
    writer.close()
    assert not (writer.folder / record.RESERVE).exists()


# As an ordinary user


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_home_that_is_somebody_elses(tmp_path: Path) -> None:
    (tmp_path / "above").mkdir(mode=0o555)
    s, _ = session(tmp_path)
    paths = Paths.find(str(tmp_path / "above" / "home"), s.paths.environ)
    with pytest.raises(TutorError) as caught:
        Session(paths, s.course, s.client).open("w1-adder")
    assert str(caught.value) == (
        f"{tidy(paths.home)} can't be written (permission denied in {tidy(paths.home.parent)}): choose another folder with --home FOLDER."
    )


def test_a_place_that_is_refused_is_named_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder in the way, not the file that was to be made within it."""
    paths = places(tmp_path)
    (paths.home / ".history").mkdir(parents=True)
    monkeypatch.setattr(os, "access", lambda place, _: not str(place).endswith(".history"))
    said = paths.explain(paths.home / ".history" / "ab" / "cd", OSError(13, "Permission denied"))
    assert said == f"{tidy(paths.home / '.history')} can't be written (permission denied): make it writable, or choose another folder with --home FOLDER."
    monkeypatch.setattr(os, "access", lambda place, _: not str(tmp_path).startswith(str(place)))
    said = paths.explain(paths.home / "week01", OSError(30, "Read-only file system"))
    assert said.startswith(f"{tidy(paths.home)} can't be written (read-only file system in {tidy(tmp_path)}): choose another folder")
