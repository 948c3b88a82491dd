"""Saves are noticed: in place, by rename, behind links, with and without notices from the system."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.watching import Watch, on_network


def within(true: Callable[[], bool], seconds: float = 20) -> bool:
    done = threading.Event()
    for _ in range(int(seconds / 0.02)):
        if true():
            return True
        done.wait(0.02)
    return False


@pytest.mark.parametrize("poll", [False, True])
def test_each_save_is_told(tmp_path: Path, poll: bool) -> None:
    file = tmp_path / "week" / "a.py"
    file.parent.mkdir()
    file.write_text("0")
    saved: list[str] = []
    watch = Watch(file.parent, ["a.py"], lambda: saved.append(file.read_text()), poll=poll).start()
    try:
        file.write_text("one")
        assert within(lambda: saved[-1:] == ["one"])
        new = tmp_path / "week" / ".a.swp"
        new.write_text("two")
        new.replace(file)
        assert within(lambda: saved[-1:] == ["two"])
        (file.parent / "other.py").write_text("x")
        file.unlink()
        file.write_text("three")
        assert within(lambda: saved[-1:] == ["three"])
        assert all(text in ("one", "two", "three", "") for text in saved)
    finally:
        watch.stop()


def test_a_file_behind_a_link_counts(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "a.py"
    real.parent.mkdir()
    real.write_text("0")
    week = tmp_path / "week"
    week.mkdir()
    (week / "a.py").symlink_to(real)
    saved: list[str] = []
    watch = Watch(week, ["a.py"], lambda: saved.append(real.read_text()), poll=False).start()
    try:
        real.write_text("one")
        assert within(lambda: saved[-1:] == ["one"])
    finally:
        watch.stop()


def test_a_folder_that_comes_later_is_watched(tmp_path: Path) -> None:
    saved: list[int] = []
    watch = Watch(tmp_path / "week", ["a.py"], lambda: saved.append(1), poll=False).start()
    try:
        (tmp_path / "week").mkdir()
        (tmp_path / "week" / "a.py").write_text("1")
        assert within(lambda: bool(saved))
    finally:
        watch.stop()


def test_a_missing_file_is_no_save_and_own_changes_are_none(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("0")
    saved: list[int] = []
    watch = Watch(tmp_path, ["a.py"], lambda: saved.append(1), poll=True)
    assert not watch.look()
    file.unlink()
    assert not watch.look()
    file.write_text("1")
    assert watch.look() and saved == [1]
    with watch.own_change():
        file.write_text("2 by the app")
    assert not watch.look()


def test_network_file_systems_are_told_by_the_table_of_mounts(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/x {tmp_path}/net nfs4 rw 0 0\nbad line\n")
    assert on_network(tmp_path / "net" / "home", mounts)
    assert not on_network(tmp_path / "network", mounts)
    assert not on_network(tmp_path, tmp_path / "none")
