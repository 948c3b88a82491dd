"""What the watchdog counts is what is there: made here, counted from outside."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from runners import endings
from runners.sandbox import tree, watchdog
from runners.sandbox.watchdog import Watchdog, nameless, used

pytestmark = pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no /proc here")
MB = 1 << 20


@pytest.fixture
def free() -> Iterator[list[int]]:
    """Descriptors to be closed."""
    held: list[int] = []
    yield held
    for fd in held:
        os.close(fd)


def test_files_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x").write_bytes(b"x" * MB)
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(1 << 40)
    (tmp_path / "away").symlink_to("/usr")
    found = used(str(tmp_path))
    assert found.files == 5
    assert MB <= found.size < 2 * MB
    assert not found.deep
    assert 2 < used(str(tmp_path), most=2).files < 5
    assert used(str(tmp_path / "none")).files == 0


def test_closed_folders_are_counted(tmp_path: Path) -> None:
    (tmp_path / "closed" / "in").mkdir(parents=True)
    (tmp_path / "closed" / "in" / "x").write_bytes(b"x" * MB)
    (tmp_path / "closed" / "in").chmod(0)
    (tmp_path / "closed").chmod(0)
    assert used(str(tmp_path)).size >= MB


def test_deep_folders_are_told_and_removed(tmp_path: Path) -> None:
    top, here = tmp_path / "deep", Path.cwd()
    top.mkdir()
    try:
        os.chdir(top)
        for _ in range(1200):
            os.mkdir("deeper-and-deeper")       # noqa: PTH102
            os.chdir("deeper-and-deeper")
    finally:
        os.chdir(here)
    assert used(str(top)).deep
    endings.remove(str(top))
    assert not top.exists()


def test_closed_folders_are_removed(tmp_path: Path) -> None:
    top = tmp_path / "top"
    (top / "a" / "b").mkdir(parents=True)
    (top / "a" / "b" / "x").write_text("x")
    keep = tmp_path / "keep"
    keep.write_text("x")
    (top / "link").symlink_to(keep)
    keep.chmod(0o600)
    for folder in (top / "a" / "b", top / "a"):
        folder.chmod(0)
    endings.remove(str(top))
    assert not top.exists()
    assert keep.read_text() == "x"
    assert keep.stat().st_mode & 0o777 == 0o600


def test_files_without_a_name(tmp_path: Path, free: list[int]) -> None:
    before = nameless([os.getpid()])
    path = tmp_path / "x"
    free.append(os.open(path, os.O_CREAT | os.O_RDWR))
    os.write(free[0], b"x" * 3 * MB)
    path.unlink()
    assert nameless([os.getpid()])[0] - before[0] >= 3 * MB
    # in memory
    free.append(os.memfd_create("held"))
    os.write(free[-1], b"x" * 4 * MB)
    assert nameless([os.getpid()])[1] - before[1] >= 4 * MB
    assert nameless([os.getpid(), os.getpid()]) == nameless([os.getpid()])


def test_what_is_too_much_is_told(tmp_path: Path, free: list[int]) -> None:
    mine = [os.getpid()]
    quiet = Watchdog(10, 1 << 20, tree.anonymous(os.getpid()), (str(tmp_path),), disk=2, files=10, threads=200)
    assert quiet.begin() == ""
    assert quiet.look(mine, True) == ("", "")
    assert quiet.look(mine * 11, False)[0] == "died"
    (tmp_path / "x").write_bytes(b"x" * 3 * MB)
    assert quiet.look(mine, False) == ("", "")
    assert quiet.look(mine, True)[0] == "output"
    again = Watchdog(10, 1 << 20, 0, (str(tmp_path),), disk=2, files=10)
    again.begin()                               # what was there before is not this run's
    assert again.look(mine, True) == ("", "")
    for i in range(11):
        (tmp_path / str(i)).touch()
    assert again.look(mine, True)[0] == "output"
    small = Watchdog(10, 64, tree.anonymous(os.getpid()), disk=0)
    small.begin()
    assert small.look(mine, True) == ("", "")
    free.append(os.memfd_create("held"))
    for _ in range(80):
        os.write(free[0], b"x" * MB)
    assert small.look(mine, False) == ("", "")
    assert small.look(mine, True)[0] == "memory"


def test_threads_are_counted() -> None:
    over = threading.Event()
    threads = [threading.Thread(target=over.wait) for _ in range(30)]
    for thread in threads:
        thread.start()
    try:
        few = Watchdog(10, 1 << 20, 0, threads=20)
        assert few.look([os.getpid()], False) == ("died", "It started more than 20 threads.")
    finally:
        over.set()
        for thread in threads:
            thread.join()


def test_the_machines_reserves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    one = Watchdog(10, 1 << 20, 0, (str(tmp_path),))
    one.begin()
    assert one.look([os.getpid()], True) == ("", "")
    monkeypatch.setattr(watchdog, "_free", lambda folder: 1000)
    assert one.look([os.getpid()], True) == ("output", "The disk was almost full.")
    monkeypatch.setattr(watchdog, "available", lambda: 100)
    assert one.look([os.getpid()], True) == ("memory", "The machine had almost no memory left.")
    # a machine that has little from the start is no reason to end a run
    other = Watchdog(10, 1 << 20, 0, (str(tmp_path),))
    other.begin()
    assert other.look([os.getpid()], True) == ("", "")


def test_looking_is_quick(tmp_path: Path) -> None:
    """Not a measure of speed: only that a look is nothing that one waits for."""
    began = time.monotonic()
    for _ in range(20):
        Watchdog(10, 1 << 20, 0, (str(tmp_path),)).look([os.getpid()], True)
    assert time.monotonic() - began < 20
