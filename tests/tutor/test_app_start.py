"""The first frame brings only what it shows, and a terminal gets only what it can show."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.tutor.desk import EX, Desk, text_of, waves
from tutor.app import Torchtutor

LATER = {"torch", "numpy", "pandas", "plotext", "watchfiles", "matplotlib", "tensorboard", "psutil", "msgspec"}
PROBE = """
import asyncio, json, sys
from pathlib import Path
from tests.tutor.desk import EX, Desk
desk = Desk(Path(sys.argv[1]))
before = set(sys.modules)
app = desk.app(sys.argv[2] or None)
seen = []
app.set_timer = lambda *a, **k: None  # nothing after the first paint
kind, ready = type(app), type(app).on_ready
def painted(self):
    seen.extend(sorted(set(sys.modules)))  # what threads bring from now on is not on the way
    ready(self)
kind.on_ready = painted
async def main():
    async with app.run_test(size=(80, 24)) as pilot:
        assert seen
asyncio.run(main())
print(json.dumps(seen))
"""


@pytest.mark.parametrize("start", ["", "w3-zero-grad", "w3-fit-line"])
def test_the_first_frame_brings_nothing_heavy(tmp_path: Path, start: str) -> None:
    desk = Desk(tmp_path)
    if start == EX:
        desk.checked()
    root = Path(__file__).resolve().parents[2]
    env = {**os.environ, "PYTHONPATH": str(root), "LANG": "C.UTF-8"}
    done = subprocess.run([sys.executable, "-c", PROBE, str(tmp_path), start], capture_output=True, text=True, env=env, check=True)
    modules = set(json.loads(done.stdout.splitlines()[-1]))
    assert modules & LATER == set()
    assert not {m for m in modules if m.startswith("tutor.screens.")} & {"tutor.screens.search", "tutor.screens.help", "tutor.screens.diff"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    desk = Desk(tmp_path)
    desk.client.script = lambda run: run.curve(waves())
    desk.checked()
    desk.again()
    return desk


WAYS = [("home", ()), ("home", ("enter",)), (EX, ()), (EX, ("l",)), (EX, ("question_mark",)), (EX, ("d",)), (EX, ("space",)), (EX, ("R",))]


@pytest.mark.parametrize(("start", "way"), WAYS)
async def test_ascii_is_ascii_everywhere(desk: Desk, start: str, way: tuple[str, ...]) -> None:
    app = desk.app(start, ascii=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*way)
        await pilot.pause(0.3)
        assert {c for c in text_of(app) if not c.isascii()} == set()


async def test_a_locale_without_utf_8_means_ascii(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C")
    assert Torchtutor(desk.session).g.ascii


IN_A_TERMINAL = """
import sys
from pathlib import Path
from tests.tutor.desk import Desk
Desk(Path(sys.argv[1])).app(sys.argv[2], theme=sys.argv[3]).run()
"""


def sent(folder: Path, start: str, theme: str, **environ: str) -> bytes:
    """What a terminal of 120 x 40 gets from the app until nothing more comes."""
    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    root = Path(__file__).resolve().parents[2]
    base = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "LC_ALL", "TMUX")}
    env = {**base, "PYTHONPATH": str(root), "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor", **environ}
    argv = [sys.executable, "-c", IN_A_TERMINAL, str(folder), start, theme]
    app = subprocess.Popen(argv, stdin=side, stdout=side, stderr=side, env=env, start_new_session=True)
    os.close(side)
    got, quiet = b"", 0
    try:
        while quiet < (10 if b"keys" in got else 300):
            ready, _, _ = select.select([main], [], [], 0.1)
            quiet = 0 if ready else quiet + 1
            got += os.read(main, 65536) if ready else b""
    finally:
        app.kill()
        app.wait()
        os.close(main)
    return got


def colours(got: bytes) -> set[int]:
    """The codes that set a colour, those of the terminal's own excepted."""
    codes = {int(c) for m in re.finditer(rb"\x1b\[([\d;]*)m", got) for c in m[1].split(b";") if c}
    return {c for c in codes if 30 <= c <= 48 or 90 <= c <= 107} - {39}


@pytest.mark.parametrize("start", ["home", EX])
def test_no_color_sends_no_colour_at_all(desk: Desk, tmp_path: Path, start: str) -> None:
    got = sent(tmp_path, start, "light", NO_COLOR="1")
    assert b"Who clears the gradients?" in got and colours(got) == set()


def test_sixteen_colours_get_the_terminal_s_own(desk: Desk, tmp_path: Path) -> None:
    got = sent(tmp_path, EX, "dark", TERM="xterm-16color", COLORTERM="")
    assert colours(got) and not colours(got) & {38, 48}


async def test_idle_screens_have_no_timers_that_paint(desk: Desk) -> None:
    """What would send bytes while nobody does anything: a timer of a widget, or a cursor that blinks."""
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.6)
        painted: list[object] = []
        real = app._display
        app._display = lambda *a: painted.append(a) or real(*a)  # type: ignore[method-assign]
        await pilot.pause(1.2)
        assert painted == []
