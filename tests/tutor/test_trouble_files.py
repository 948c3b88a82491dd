"""What becomes of the learner's file while the app is open: each time one sentence, and mending it is a save like any other."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tutor.desk import EX, SOLUTION, STARTER, Desk, text_of, until
from tutor.app import Torchtutor
from tutor.widgets.bars import Notice
from tutor.widgets.verdict import Verdict


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("LC_ALL", "TMUX", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return Desk(tmp_path)


def away(path: Path) -> None:
    """Nothing of that name is left."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def replaced(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def become(path: Path) -> None:
        away(path)
        make(path)

    return become


def sock(path: Path) -> None:
    here = os.open(path.parent, os.O_RDONLY)  # a socket's name must be short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(f"/proc/self/fd/{here}/{path.name}")
    finally:
        os.close(here)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 << 20)


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (replaced(Path.mkdir), "week03/zero_grad.py is a folder where a file is expected: move it away."),
    "pipe": (replaced(os.mkfifo), "week03/zero_grad.py is a pipe where a file is expected: move it away."),
    "device": (replaced(lambda p: p.symlink_to("/dev/zero")), "week03/zero_grad.py is a device where a file is expected: move it away."),
    "socket": (replaced(sock), "week03/zero_grad.py is a socket where a file is expected: move it away."),
    "broken link": (
        replaced(lambda p: p.symlink_to("gone.py")),
        "week03/zero_grad.py is a link to gone.py, which is not there: bring that file back, or remove the link.",
    ),
    "link to itself": (replaced(lambda p: p.symlink_to(p.name)), "week03/zero_grad.py is a link that leads back to itself: remove it."),
    "huge": (huge, "week03/zero_grad.py is larger than 1 MiB, and an exercise's file holds code"),
    "latin-1": (
        lambda p: p.write_bytes(b"x = 1\n# gr\xfcn\n"),
        "week03/zero_grad.py is not UTF-8 text (line 2, byte 5 of it is 0xfc): save it as UTF-8 in your editor.",
    ),
    "utf-16": (lambda p: p.write_text("x = 1\n", "utf-16"), "week03/zero_grad.py is not UTF-8 text but UTF-16"),
    "gone": (
        away,
        "week03/zero_grad.py is gone: u brings back the last version that was kept, R hands out the starter again.",
    ),
    "gone with its folder": (lambda p: shutil.rmtree(p.parent), "week03/zero_grad.py is gone: u brings back"),
}


def flat(app: Torchtutor) -> str:
    """The screen as one line."""
    return " ".join(text_of(app).split())


def said(app: Torchtutor) -> str:
    """The sentences of the verdict's pane and above the keys. (On the screen, panes stand side by side.)"""
    told = app.screen.query_one(Verdict).told.trouble
    return f"{told} | {app.screen.query_one(Notice).text}".replace("`", "")


@pytest.mark.parametrize("kind", KINDS)
async def test_it_is_said_while_the_app_is_open_and_mended_by_a_save(desk: Desk, kind: str) -> None:
    become, words = KINDS[kind]
    desk.checked()
    app = desk.app(EX)
    async with app.run_test(size=(250, 60)) as pilot:  # the file is shown, too, whatever it is
        await until(pilot, lambda: app.workshop.watch is not None)
        become(desk.path())
        await until(pilot, lambda: words in said(app) and "zero_grad.py is" in text_of(app))
        assert "2 of 4 checks" in text_of(app), "the last result stays in sight"
        if os.path.lexists(desk.path()):
            away(desk.path())
        desk.path().parent.mkdir(exist_ok=True)
        desk.path().write_text(SOLUTION)
        await until(pilot, lambda: "✓ 4 of 4 checks" in text_of(app))
    assert desk.client.texts[-1] == SOLUTION


@pytest.mark.parametrize("kind", KINDS)
async def test_it_is_said_at_the_start_and_mended_by_a_save(desk: Desk, kind: str) -> None:
    become, words = KINDS[kind]
    desk.checked()
    become(desk.path())
    app = desk.app(EX)
    async with app.run_test(size=(250, 60)) as pilot:
        await until(pilot, lambda: words in said(app) and "zero_grad.py is" in text_of(app))
        await pilot.press("u")  # does what it can, or says the same
        await pilot.pause()
        if os.path.lexists(desk.path()):
            away(desk.path())
        desk.path().parent.mkdir(exist_ok=True)
        desk.path().write_text(SOLUTION)
        await until(pilot, lambda: "✓ 4 of 4 checks" in text_of(app))


async def test_a_file_that_is_gone_comes_back_by_a_key(desk: Desk) -> None:
    desk.checked(STARTER + "# mine\n")
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        desk.path().unlink()
        await until(pilot, lambda: "is gone" in flat(app))
        await pilot.press("e")
        await until(pilot, lambda: flat(app).count("is gone") == 2)
        await pilot.press("u")
        await pilot.pause()
        assert desk.path().read_text() == STARTER + "# mine\n"
        assert "is gone" not in flat(app) and "2 of 4 checks" in flat(app)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
async def test_a_file_that_may_not_be_read(desk: Desk) -> None:
    desk.checked()
    desk.path().chmod(0)
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "can't be read (permission denied): chmod u+rw makes it yours again." in flat(app))


async def test_windows_lines_and_a_byte_order_mark_are_fine(desk: Desk) -> None:
    desk.checked()
    app = desk.app(EX)
    async with app.run_test(size=(200, 60)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        desk.path().write_bytes(b"\xef\xbb\xbf" + SOLUTION.replace("\n", "\r\n").encode())
        await until(pilot, lambda: len(desk.client.texts) == 2)
        assert desk.client.texts[-1] == SOLUTION.replace("\n", "\r\n")
        assert "\ufeff" not in text_of(app)


async def test_a_version_put_back_by_the_app_while_an_editor_has_the_file(desk: Desk) -> None:
    """The app's own change is no save; the editor's next one is, and each version can be had again."""
    desk.checked(STARTER + "# one\n")
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        await pilot.press("R", "y")
        await until(pilot, lambda: desk.path().read_text() == STARTER)
        await pilot.pause(0.5)
        assert len(desk.client.texts) == 1
        desk.path().write_text(STARTER + "# two\n")  # the editor writes what it had
        await until(pilot, lambda: desk.client.texts[-1] == STARTER + "# two\n")
        seen = []
        for _ in range(3):
            await pilot.press("u")
            await pilot.pause()
            seen.append(desk.path().read_text())
        assert seen[:2] == [STARTER, STARTER + "# one\n"]
