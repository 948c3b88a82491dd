"""A folder of runs in the app: its tags, the curves of all runs over each other, while files grow."""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import Any

import pytest

from runners import record
from tests.tutor.desk import Desk, text_of, until
from tests.tutor.events.making import NAME, frame, scalar, tensor, write
from tutor.app import Torchtutor
from tutor.events.folder import Folder
from tutor.screens.home import Home
from tutor.screens.view import CURVES, View
from tutor.widgets.chart import Chart
from tutor.widgets.pick import Long


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in ("NO_COLOR", "TMUX", "VISUAL", "EDITOR", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return Desk(tmp_path)


def runs(folder: Path, count: int = 3, points: int = 100) -> Path:
    for i in range(count):
        records = [scalar("train/loss", step, 2 * math.exp(-step * (i + 1) / 50)) for step in range(points)]
        write(folder / f"lr=0.{i + 1}", [*records, scalar("lr", 0, 0.1 * (i + 1)), scalar("acc", 0, float(i))])
    return folder


def opened(desk: Desk, folder: Path, **how: Any) -> Torchtutor:
    return Torchtutor(desk.session, None, how.pop("ascii", False), "torchtutor-dark", ("view", (Folder(folder),)), **how)


def dots(app: Torchtutor) -> int:
    return sum("⠀" < c <= "⣿" for c in text_of(app))


def view(app: Torchtutor) -> View:
    assert isinstance(app.screen, View)
    return app.screen


async def test_tags_and_curves_side_by_side(desk: Desk, tmp_path: Path) -> None:
    app = opened(desk, runs(tmp_path / "runs"))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "3 runs · 3 tags" in text_of(app) and dots(app) > 100)
        seen = text_of(app)
        assert "▸ train/loss" in seen, "a loss is what one looks for first"
        for name in ("lr=0.1", "lr=0.2", "lr=0.3"):
            assert seen.count(name) == 2, "in the picture and below it"
        assert "100 points" in seen and f"max{2:>10}" in seen
        assert [curve.role for curve in view(app).query_one(Chart).spec.curves] == ["yours", "other", "rest"]  # type: ignore[union-attr]
        await pilot.press("n")
        await until(pilot, lambda: [c.role for c in view(app).query_one(Chart).spec.curves] == ["rest", "yours", "other"])  # type: ignore[union-attr]
        await pilot.press("p", "p")
        await until(pilot, lambda: "● lr=0.3" in text_of(app))
        await pilot.press("y")
        assert view(app).query_one(Chart).spec.log  # type: ignore[union-attr]
        await pilot.press("k")
        await until(pilot, lambda: "▸ lr " in text_of(app) and view(app).viewing.tag == "lr")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))


async def test_tabs_where_there_is_no_room(desk: Desk, tmp_path: Path) -> None:
    app = opened(desk, runs(tmp_path / "runs"))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "▸ train/loss" in text_of(app))
        assert dots(app) == 0 and "⏎ curves" in text_of(app)
        await pilot.press("enter")
        await until(pilot, lambda: dots(app) > 100)
        assert "▸" not in text_of(app) and "● lr=0.1" in text_of(app)
        await pilot.press("up")
        await until(pilot, lambda: view(app).viewing.tag == "lr" and text_of(app).splitlines()[2].endswith(" lr"))
        await pilot.press("escape")
        await until(pilot, lambda: "▸ lr" in text_of(app))
        await pilot.press("down", "l")
        await until(pilot, lambda: dots(app) > 100)
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "▸ train/loss" in text_of(app) and dots(app) > 100)


async def test_filter(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path / "runs", [scalar(f"layer{i}/{kind}", 0, 1.0) for i in range(1000) for kind in ("grad", "weight")])
    app = opened(desk, tmp_path / "runs")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "2,000 tags" in text_of(app))
        assert view(app).tags[:3] == ["layer0/grad", "layer0/weight", "layer1/grad"]
        await pilot.press("slash", *"999 w")
        await until(pilot, lambda: "layer999/weight" in text_of(app) and "1 of 2,000" in text_of(app))
        assert view(app).viewing.tag == "layer999/weight"
        await pilot.press("q", "x")
        await until(pilot, lambda: "No tag has these words." in text_of(app))
        await pilot.press("backspace", "backspace", "enter")
        assert isinstance(app.focused, Long)
        await pilot.press("escape")
        await until(pilot, lambda: len(view(app).tags) == 2000 and "▸ layer999/weight" in text_of(app))
        await pilot.press("home")
        await until(pilot, lambda: "▸ layer0/grad" in text_of(app))
        await pilot.press("end")
        await until(pilot, lambda: "▸ layer999/weight" in text_of(app))
        await pilot.press("pageup")
        await until(pilot, lambda: "▸ layer999/weight" not in text_of(app))


async def test_it_grows_while_it_is_looked_at(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    path = write(folder, [])
    app = opened(desk, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "No points yet." in text_of(app))
        with path.open("ab") as file:
            file.write(b"".join(frame(scalar("loss", i, 1 / (i + 1))) for i in range(300)))
        await until(pilot, lambda: "▸ loss" in text_of(app) and "300 points" in text_of(app) and dots(app) > 50)
        with path.open("ab") as file:
            file.write(b"".join(frame(scalar("loss", i, 1 / (i + 1))) for i in range(300, 400)) + b"torn")
        await until(pilot, lambda: "400 points" in text_of(app) and "1 left out" in text_of(app))
        await pilot.press("i")
        await until(pilot, lambda: "the last record is not whole (4 bytes" in text_of(app))
        await pilot.press("t")
        view(app).folder._next_look = 0
        write(folder / "second", [scalar("loss", i, 1.0) for i in range(50)])
        await until(pilot, lambda: "○ second" in text_of(app))


async def test_a_second_writer_and_a_restart_change_what_was_drawn(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    write(folder, [scalar("loss", i, 1.0) for i in range(0, 100, 2)])
    app = opened(desk, folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "50 points" in text_of(app))
        view(app).folder._next_look = 0
        write(folder, [scalar("loss", i, 2.0) for i in range(1, 100, 2)], NAME + ".2")
        await until(pilot, lambda: "100 points" in text_of(app))
        (one,) = view(app).viewing.drawn
        assert one.series.last_step == 99 and one.series.bounds() == (1.0, 2.0)


async def test_nothing_is_sent_when_nothing_happens(desk: Desk, tmp_path: Path) -> None:
    app = opened(desk, runs(tmp_path / "runs"))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "3 runs · 3 tags" in text_of(app) and dots(app) > 100)
        await pilot.pause(1.0)
        painted: list[Any] = []
        for widget in app.screen.walk_children():
            original = widget.render_lines
            widget.render_lines = lambda crop, original=original: (painted.append(crop), original(crop))[1]  # type: ignore[method-assign]
        await pilot.pause(1.5)
        assert not painted


async def test_what_is_no_curve(desk: Desk, tmp_path: Path) -> None:
    words = [tensor("note", i, plugin="text", dtype=7, string_val=[b"[b]batch[/b] \x1b[31m%d\nsecond line" % i]) for i in range(3)]
    write(tmp_path / "runs", [*words, tensor("h", 7, plugin="histograms", dtype=2, double_val=[1.0, 2.0])])
    app = opened(desk, tmp_path / "runs")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "histogram" in text_of(app) and "This is not drawn here" in text_of(app))
        assert "1 of kind histogram, the last at step 7" in text_of(app)
        await pilot.press("down")
        await until(pilot, lambda: "[b]batch[/b] [31m2" in text_of(app) and "second line" in text_of(app))


async def test_more_runs_than_can_be_told_apart(desk: Desk, tmp_path: Path) -> None:
    for i in range(30):
        write(tmp_path / "runs" / f"a long name of a run that goes on and on {i}", [scalar("loss", s, s * i) for s in range(20)])
    app = opened(desk, tmp_path / "runs")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: f"30 runs, {30 - CURVES} of them not drawn" in text_of(app))
        spec = view(app).query_one(Chart).spec
        assert spec is not None and len(spec.curves) == CURVES and not spec.named
        assert len({curve.name for curve in spec.curves}) == CURVES
        await pilot.press(*["n"] * 20)
        await until(pilot, lambda: any("●" in line and "on and on 20 " in line for line in text_of(app).splitlines()))


async def test_ascii_and_a_small_terminal(desk: Desk, tmp_path: Path) -> None:
    strange = os.fsdecode(b"\xff\x1b[31m") + "表" * 30
    write(tmp_path / "runs" / strange, [scalar("lößs\n\x1b[2J表", i, math.nan if i == 5 else float(i)) for i in range(50)])
    app = opened(desk, tmp_path / "runs", ascii=True)
    async with app.run_test(size=(40, 20)) as pilot:
        await until(pilot, lambda: "1 run" in text_of(app) and "> l" in text_of(app))
        await pilot.press("l")
        await until(pilot, lambda: "*" in text_of(app) and "not a number" in text_of(app))
        assert text_of(app).isascii()
        await pilot.resize_terminal(30, 8)
        await until(pilot, lambda: "Torchtutor needs 40 x 12" in " ".join(text_of(app).split()))


async def test_a_run_of_ours_beside_others(desk: Desk, tmp_path: Path) -> None:
    writer = record.Writer.create(tmp_path / "runs" / record.new_id(), {"op": "run", "main": "train.py"})
    writer.event({"e": "start", "t": 0, "kind": "run", "what": "train.py", "checks": []})
    write(tmp_path / "runs" / "theirs", [scalar("loss", i, 1.0) for i in range(9)])
    app = opened(desk, tmp_path / "runs")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "▸ loss" in text_of(app) and "● theirs" in text_of(app))
        writer.events([{"e": "m", "t": 1, "c": 0, "n": "loss", "s": s, "v": 0.5} for s in range(33)])
        await until(pilot, lambda: [len(one.series) for one in view(app).viewing.drawn] == [33, 9] and writer.folder.name in text_of(app))
    writer.close()
