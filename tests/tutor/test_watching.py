"""Saves are noticed: in place, by rename, behind links, with and without notices from the system."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor import watching
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


def test_a_file_that_is_gone_for_good_is_told_once_and_so_is_its_return(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(watching, "monotonic", lambda: clock[0])
    file = tmp_path / "a.py"
    file.write_text("0")
    saved: list[int] = []
    watch = Watch(tmp_path, ["a.py"], lambda: saved.append(1), poll=True)
    for _ in range(3):  # moved away and written anew, as many editors do
        file.unlink()
        assert not watch.look()
        clock[0] += watching.GONE * 0.8
        file.write_text("1")
        assert watch.look()
    file.unlink()
    assert not watch.look()
    clock[0] += watching.GONE
    assert watch.look() and not watch.look() and len(saved) == 4
    file.write_text("2")
    assert watch.look()


@pytest.mark.parametrize(
    ("kind", "network"),
    [
        ("nfs4", True), ("nfs", True), ("cifs", True), ("smb3", True), ("fuse.sshfs", True), ("fuse", True), ("9p", True), ("virtiofs", True),
        ("vboxsf", True), ("fuse.rclone", True), ("ext4", False), ("btrfs", False), ("tmpfs", False), ("overlay", False), ("fuseblk", False),
        ("fuse.gocryptfs", False),
    ],
)  # fmt: skip
def test_network_file_systems_are_told_by_the_table_of_mounts(tmp_path: Path, kind: str, network: bool) -> None:
    mounts = tmp_path / "mounts"
    place = tmp_path / "my net"
    shown = str(place).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/x {shown} {kind} rw 0 0\nbad line\n")
    assert on_network(place / "home", mounts) is network
    assert not on_network(tmp_path / "my network", mounts)
    assert not on_network(tmp_path, tmp_path / "none")


def test_the_last_of_several_mounts_on_one_place_counts(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"x / ext4 rw 0 0\nauto {tmp_path}/net autofs rw 0 0\nserver:/x {tmp_path}/net nfs4 rw 0 0\n")
    assert on_network(tmp_path / "net" / "home", mounts)


def test_on_a_network_folder_it_looks_by_itself_and_asks_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "on_network", lambda _: True)
    asked: list[Path] = []
    real = watching._asked_anew
    monkeypatch.setattr(watching, "_asked_anew", lambda file: asked.append(file) or real(file))
    file = tmp_path / "a.py"
    file.write_text("0")
    saved: list[str] = []
    watch = Watch(tmp_path, ["a.py"], lambda: saved.append(file.read_text()))
    assert watch.poll and asked == [file]
    watch.start()
    try:
        new = tmp_path / "new"
        new.write_text("one")
        new.replace(file)
        assert within(lambda: saved[-1:] == ["one"])
    finally:
        watch.stop()


@pytest.mark.parametrize(("value", "poll"), [("1", True), ("true", True), ("", False), ("false", False), ("disabled", False)])
def test_the_variable_of_watchfiles_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, poll: bool) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", value)
    monkeypatch.setattr(watching, "on_network", lambda _: False)
    assert Watch(tmp_path, ["a.py"], lambda: None).poll is poll
