"""What the pages look like, cell by cell. `pytest tests/tutor/test_app_snapshots.py --snapshot-update` takes new pictures: look at
them before you keep them.

Another version of Textual or plotext may draw a cell otherwise; then there is nothing to compare with, and these are skipped."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from textual.scrollbar import ScrollBarRender

from runners import record
from tests.tutor.desk import EX, SOLUTION, Desk, PlayedRun, broke, exercise, failed, text_of, until, waves
from tests.tutor.pictures import drawn, plot, tiles
from tests.tutor.test_app_runs import begin
from tutor.app import Torchtutor
from tutor.bench import Bench
from tutor.screens.exercise import Workbench
from tutor.widgets.figure import Canvas

DRAWN_WITH = {"textual": "8.2.8", "plotext": "5.3.2", "rich": "15.0.0"}
pytestmark = pytest.mark.skipif(
    any(version(name) != wanted for name, wanted in DRAWN_WITH.items()), reason=f"the pictures were taken with {DRAWN_WITH}"
)
S, M, L, N = (80, 24), (120, 40), (200, 60), (40, 20)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    for name in ("NO_COLOR", "TMUX", "VISUAL", "EDITOR", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))  # shown as ~
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    monkeypatch.setattr(ScrollBarRender, "VERTICAL_BARS", [*"▁▂▃▄▅▆▇", " "])  # an app in ASCII changes them
    monkeypatch.setattr(Bench, "elapsed", property(lambda bench: 1.8))
    yield Desk(tmp_path)
    monkeypatch.undo()
    time.tzset()


def frozen(desk: Desk) -> None:
    """The file is shown with the time it was saved."""
    os.utime(desk.path(), (1_795_000_920, 1_795_000_920))


def learning(run: PlayedRun) -> None:
    run.curve([7.4 * 0.93**i + 0.07 for i in range(120)])
    run.writer.output(b"".join(b"step %3d   loss %.4f\n" % (i, 7.4 * 0.93**i + 0.07) for i in range(1, 35)))
    band = [7.4 * 0.93**i + 0.06 for i in range(120)]
    run.writer.reference({"check": 1, "name": "loss", "low": [v * 0.72 for v in band], "high": [v * 1.3 + 0.12 for v in band]})


def failing(desk: Desk) -> str:
    def script(run: PlayedRun) -> None:
        run.curve(waves())
        band = [7.4 * 0.93**i + 0.06 for i in range(120)]
        run.writer.reference({"check": 1, "name": "loss", "low": [v * 0.72 for v in band], "high": [v * 1.3 + 0.12 for v in band]})
        run.writer.output(b"".join(b"step %3d   loss %.4f\n" % (i, v) for i, v in enumerate(waves(34), 1)))

    desk.client.script = script
    desk.checked()
    frozen(desk)
    return EX


def passing(desk: Desk) -> str:
    desk.client.script = learning
    desk.checked()
    desk.checked(SOLUTION)
    frozen(desk)
    return EX


def drawing(desk: Desk) -> str:
    def script(run: PlayedRun) -> None:
        run.curve(waves())
        run.writer.output(b"epoch 1\nepoch 2\n")
        drawn(run, tiles(), "figure 1")
        for seed in range(3):
            drawn(run, plot(seed=float(seed)), "loss.png", str(desk.paths.outputs(3) / "loss.png"))

    desk.client.script = script
    desk.checked()
    frozen(desk)
    return EX


def only_drawing(desk: Desk) -> str:
    desk.client.script = lambda run: drawn(run, plot(), "loss.png", str(desk.paths.outputs(1) / "loss.png"))
    desk.checked(SOLUTION, "w1-sort-rows")
    os.utime(desk.path("w1-sort-rows"), (1_795_000_920, 1_795_000_920))
    return "w1-sort-rows"


def erring(desk: Desk) -> str:
    desk.client.answer = lambda text: broke()
    desk.checked("def train(model):\n    total = 0\n    print(\n    (\n")
    frozen(desk)
    return EX


def new(desk: Desk) -> str:
    desk.begin()
    frozen(desk)
    return EX


def running(desk: Desk) -> str:
    desk.checked()
    frozen(desk)

    def script(run: PlayedRun) -> None:
        run.curve([7.4 * 0.93**i + 0.07 for i in range(47)])
        run.writer.output(b"warming up\n")

    desk.client.script = script
    desk.client.answer = lambda text: None
    desk.session.start_check(EX)
    return EX


def home(desk: Desk) -> str:
    for name in ("w1-sort-rows", "w1-count-words"):
        desk.checked(SOLUTION, name)
    desk.checked()
    return "home"


def first(desk: Desk) -> str:
    return "home"


def page(desk: Desk) -> str:
    return "w3-zero-grad"


def settled(app: Torchtutor) -> bool:
    """Everything that is read in threads has arrived."""
    bench = app.workshop.benches.known(app.screen.exercise.id if isinstance(app.screen, Workbench) else EX)
    following = bench.following if bench else None
    if bench is None or not bench.known or following is None:
        return bench is None or bench.known or app.workshop.watch is not None
    if bench.pending is not None:
        return bool(following.series) and bool(following.lines) and app.screen.has_class("state-running")
    return following.all_read and not following.pending and (not following.series or app.screen.has_class("has-curve"))


def quiet(app: Torchtutor) -> bool:
    """No figure is being drawn."""
    canvas = app.screen.query_one(Canvas)
    return not canvas.is_on_screen or canvas.path is None or (not canvas._busy and canvas._key == canvas._wanted())


def ran(desk: Desk) -> str:
    """A script of the learner's own that has ended, and its page."""
    folder = desk.paths.runs / "20261118-101200-0a1b2c"
    writer = record.Writer.create(folder, {"op": "run", "main": "train.py", "folder": "/p", "sources": {"train.py": ""}}, newest=True)
    begin(writer)
    run = PlayedRun(folder, writer)
    run.curve([7.4 * 0.93**i + 0.07 for i in range(120)], 0)
    writer.output(b"".join(b"step %3d   loss %.4f\n" % (i, 7.4 * 0.93**i + 0.07) for i in range(1, 35)))
    writer.event({"e": "end", "t": 8.0, "how": "done", "detail": "", "code": 0})
    writer.close()
    os.utime(folder / record.REQUEST, (1_795_000_320, 1_795_000_320))
    return "home"


def lacking(desk: Desk) -> str:
    """A milestone that was tried."""
    exercise(desk.lessons / "week03_regression", "milestone")
    desk.again()
    desk.client.answer = lambda text: failed()
    desk.checked(exercise="w3-milestone")
    return "home"


Make = Callable[[Desk], str]
CASES: dict[str, tuple[Make, tuple[int, int], dict[str, Any]]] = {
    "first-start-80x24": (first, S, {}),
    "home-80x24": (home, S, {}),
    "home-120x40": (home, M, {}),
    "home-40x20": (home, N, {}),
    "week-80x24": (home, S, {"press": ("enter",)}),
    "week-120x40": (home, M, {"press": ("enter",)}),
    "coming-80x24": (home, S, {"press": ("j", "enter")}),
    "page-80x24": (page, S, {}),
    "page-120x40": (page, M, {}),
    "page-40x20": (page, N, {}),
    "milestone-80x24": (lacking, S, {"press": ("enter",)}),
    "run-80x24": (ran, S, {"press": ("R", "enter")}),
    "runs-80x24": (ran, S, {"press": ("R",)}),
    "digest-80x24": (home, S, {"press": ("enter", "1")}),
    "exercise-new-80x24": (new, S, {}),
    "exercise-new-120x40": (new, M, {}),
    "exercise-failed-80x24": (failing, S, {}),
    "exercise-failed-120x40": (failing, M, {}),
    "exercise-failed-200x60": (failing, L, {}),
    "exercise-failed-40x20": (failing, N, {}),
    "exercise-failed-light-120x40": (failing, M, {"theme": "torchtutor-light"}),
    "exercise-failed-ascii-80x24": (failing, S, {"theme": "torchtutor-ansi-dark", "ascii": True}),
    "exercise-loss-80x24": (failing, S, {"press": ("l",)}),
    "exercise-output-80x24": (failing, S, {"press": ("o",)}),
    "exercise-running-80x24": (running, S, {}),
    "exercise-running-120x40": (running, M, {}),
    "exercise-passed-80x24": (passing, S, {}),
    "exercise-passed-120x40": (passing, M, {}),
    "figures-80x24": (drawing, S, {"press": ("f",)}),
    "figures-older-80x24": (drawing, S, {"press": ("f", "right_square_bracket", "right", "right")}),
    "figures-none-80x24": (failing, S, {"press": ("f",)}),
    "figures-ascii-80x24": (drawing, S, {"press": ("f",), "ascii": True}),
    "figures-ansi-80x24": (drawing, S, {"press": ("f",), "theme": "torchtutor-ansi-dark"}),
    "figures-40x20": (drawing, N, {"press": ("f",)}),
    "figures-beside-120x40": (drawing, M, {}),
    "figures-120x40": (drawing, M, {"press": ("f",)}),
    "figures-light-120x40": (drawing, M, {"press": ("f",), "theme": "torchtutor-light"}),
    "figures-alone-120x40": (only_drawing, M, {}),
    "figures-200x60": (drawing, L, {"press": ("f",)}),
    "exercise-error-80x24": (erring, S, {}),
    "exercise-error-120x40": (erring, M, {}),
    "hint-80x24": (failing, S, {"press": ("h",)}),
    "diff-80x24": (passing, S, {"press": ("d",)}),
    "solution-80x24": (failing, S, {"press": ("s", "y")}),
    "confirm-80x24": (failing, S, {"press": ("R",)}),
    "help-80x24": (failing, S, {"press": ("question_mark",)}),
    "search-80x24": (home, S, {"press": ("slash", "g", "r", "a")}),
    "palette-80x24": (failing, S, {"press": ("ctrl+p",)}),
}


async def ready_for(app: Torchtutor, make: Make, press: Iterable[str], pilot: Any) -> None:
    """The page is there with all that comes later, and the keys are pressed."""
    if make not in (home, first, page, ran, lacking):
        await until(pilot, lambda: app.workshop.watch is not None and settled(app))
    for key in press:
        await pilot.press(key)
        await pilot.pause()
        if make is ran:
            await until(pilot, lambda: ("step 120" if key == "enter" else "train.py") in text_of(app))  # noqa: B023
    await until(pilot, lambda: not app.screen.query(Canvas) or quiet(app))
    await pilot.pause(0.2)
    if make is running:
        await until(pilot, lambda: "step 47" in text_of(app) and app.screen.has_class("has-output"))


@pytest.mark.parametrize("name", CASES)
def test_it_looks_as_it_did(desk: Desk, snap_compare: Any, name: str) -> None:
    make, size, options = CASES[name]
    press = options.pop("press", ()) if "press" in (options := dict(options)) else ()
    start = make(desk)
    if start != "home" and make is not page:
        desk.again()
    app = desk.app(start, **options)

    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: ready_for(app, make, press, pilot))
    for run in desk.client.runs:
        run.finish(None)

