"""Every page at every size, dark, light, in 16 colours with ASCII signs, and without colour: as it is kept in tests/tutor/looks/.

Each page is made once and then resized, as when a terminal is resized while it is used; that a fresh start at a size looks the
same is held for the dark theme. They take minutes and a quiet machine: `pytest -m long`. TORCHTUTOR_UPDATE_LOOKS=1 keeps what is seen: look at `git diff` and at the pictures first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tutor.desk import EX, Desk, until
from tests.tutor.looks import differs
from tests.tutor.test_app_snapshots import CASES, L, M, N, S, desk, home, page, pytestmark, ready_for, running  # noqa: F401
from tutor.app import Torchtutor

SIZES = {"40x20": N, "80x24": S, "120x40": M, "200x60": L}
SCREENS = {name.removesuffix("-80x24"): case for name, case in CASES.items() if name.endswith("-80x24") and "ascii" not in name}
LOOKS: dict[str, dict[str, Any]] = {
    "dark": {"theme": "torchtutor-dark"},
    "light": {"theme": "torchtutor-light"},
    "ascii": {"theme": "torchtutor-ansi-dark", "ascii": True},
    "no-color": {"theme": None},
}


def made(desk: Desk, name: str, look: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Torchtutor, Any, tuple[str, ...]]:  # noqa: F811
    make, _, options = SCREENS[name]
    start = make(desk)
    if start == EX and make is not page:
        desk.again()
    if look == "no-color":
        monkeypatch.setenv("NO_COLOR", "1")
    return Torchtutor(desk.session, start, LOOKS[look].get("ascii", False), LOOKS[look]["theme"]), make, tuple(options.get("press", ()))


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", SCREENS)
async def test_it_looks_as_it_should_at_every_size(
    desk: Desk, name: str, look: str, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    app, make, press = made(desk, name, look, monkeypatch)
    wrong = []
    async with app.run_test(size=S) as pilot:
        await ready_for(app, make, press, pilot)
        for size in ("40x20", "120x40", "200x60", "80x24"):
            await pilot.resize_terminal(*SIZES[size])
            await pilot.pause(0.1)
            await until(pilot, lambda: app.size == SIZES[size])  # noqa: B023
            wrong.append(differs(app, f"{name}-{size}-{look}"))
    for run in desk.client.runs:
        run.finish(None)
    assert not any(wrong), "\n\n".join(w for w in wrong if w)


@pytest.mark.long
@pytest.mark.parametrize("size", ["40x20", "120x40", "200x60"])
@pytest.mark.parametrize("name", ["home", "week", "page", "exercise-failed", "exercise-passed"])
async def test_a_fresh_start_looks_like_a_resized_one(
    desk: Desk, name: str, size: str, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:
    app, make, press = made(desk, name, "dark", monkeypatch)
    async with app.run_test(size=SIZES[size]) as pilot:
        await ready_for(app, make, press, pilot)
        assert differs(app, f"{name}-{size}-dark") == ""


def test_no_color_is_sent_where_none_is_wanted() -> None:
    """The kept looks name no colour at all, and nothing is lost: the characters are those of the dark theme."""
    from tests.tutor.looks import KEPT

    files = sorted(KEPT.glob("*-no-color.txt"))
    assert len(files) == len(SCREENS) * len(SIZES)
    for file in files:
        legend = file.read_text("utf-8").rstrip().rpartition("\n\n")[2]
        named = {word for line in legend.splitlines() for word in line.partition(": ")[2].split()}
        assert named <= {"plain", "default", "on", "bold", "dim", "underline", "reverse", "italic", "-"}, (file.name, named)
