"""Runs of scripts in the app: that they go on is said, and each is there from its start, whoever began it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from runners import record
from tests.tutor.desk import EX, Desk, PlayedRun, text_of, until, waves
from tutor import shelf
from tutor.screens.home import Home
from tutor.screens.run import RunPage
from tutor.screens.runs import Runs
from tutor.widgets.chart import Chart
from tutor.widgets.output import Output


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in ("NO_COLOR", "TMUX", "VISUAL", "EDITOR", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return Desk(tmp_path)


def script(desk: Desk, what: str = "train.py", place: int = 0, **more: Any) -> PlayedRun:
    """A run of a script that goes on, or waits."""
    folder = desk.paths.runs / record.new_id()
    writer = record.Writer.create(folder, {"op": "run", "main": what, "folder": "/p", "sources": {what: ""}}, newest=True)
    if place:
        writer.event({"e": "wait", "t": 0, "place": place})
    else:
        begin(writer, what, **more)
    run = PlayedRun(folder, writer)
    desk.client.runs.append(run)
    return run


def begin(writer: record.Writer, what: str = "train.py", **more: Any) -> None:
    writer.event({"e": "start", "t": 0, "kind": "run", "what": what, "folder": "/p", "checks": [], "sandbox": {"on": [], "missing": []}, **more})


async def test_home_says_what_goes_on_and_leads_there(desk: Desk) -> None:
    run = script(desk)
    run.curve(waves(60), 0)
    run.writer.output(b"\x1b[32mepoch 1\x1b[0m\nepoch 2\n")
    app = desk.app("home")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "train.py goes on" in text_of(app))
        assert f"loss {waves(60)[-1]:.4g}" in text_of(app)
        assert "R runs" in text_of(app).splitlines()[-1]
        await pilot.press("R")
        await until(pilot, lambda: isinstance(app.screen, RunPage) and "at step 60" in text_of(app))
        page = app.screen
        assert isinstance(page, RunPage)
        await until(pilot, lambda: any("⠀" < c <= "⣿" for c in text_of(app)))
        seen = text_of(app)
        assert "● running" in seen and "at step 60" in seen and "2 lines" in seen and "x stop" in seen.splitlines()[-1]
        await pilot.press("o")
        assert "epoch 1\nepoch 2" in "\n".join(line.strip() for line in text_of(app).splitlines())
        run.writer.output(b"epoch 3\n")
        await until(pilot, lambda: "epoch 3" in text_of(app))
        await pilot.press("x")
        await until(pilot, lambda: "stopped" in text_of(app))
        assert run.stopped
        await pilot.press("escape")
        assert isinstance(app.screen, Home)
        await until(pilot, lambda: "goes on" not in text_of(app))


async def test_leaving_it_does_nothing_to_it_and_it_is_whole_when_one_comes_back(desk: Desk) -> None:
    run = script(desk)
    run.curve([1.0, 0.5], 0)
    app = desk.app("home")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "goes on" in text_of(app))
        await pilot.press("R", "escape", "q")
    assert not run.stopped
    run.writer.events([{"e": "m", "t": 0.2, "c": 0, "n": "loss", "s": s, "v": 0.25} for s in range(2, 5000)])
    again = desk.app("home")
    desk.again()
    async with again.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "goes on" in text_of(again))
        await pilot.press("R")
        await until(pilot, lambda: "at step 5,000" in text_of(again))
        page = again.screen
        assert isinstance(page, RunPage)
        (curve,) = page.query_one(Chart).spec.curves      # type: ignore[union-attr]
        assert len(curve.series) == 5000
        run.finish(None)
        await until(pilot, lambda: "✓ ended" in text_of(again))


async def test_the_list(desk: Desk) -> None:
    done, lost, failed = script(desk, "first.py"), script(desk, "lost.py"), script(desk, "failed.py")
    done.finish(None)
    lost.writer.close()
    failed.writer.end("done", "", code=3)
    failed.writer.close()
    desk.checked()
    going = script(desk, "going.py")
    waiting = script(desk, "waiting.py", place=3)
    app = desk.app("home")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "and 1 more run" in text_of(app))
        await pilot.press("R")
        assert isinstance(app.screen, Runs)
        await until(pilot, lambda: "waiting.py" in text_of(app))
        rows = [line.strip() for line in text_of(app).splitlines() if ".py" in line or EX in line]
        told = {row.split()[1]: row for row in rows}
        assert "3rd in line" in told["waiting.py"]
        assert "running" in told["going.py"] and told["going.py"].startswith("●")
        assert "lost" in told["lost.py"] and "failed" in told["failed.py"] and told["failed.py"].startswith("✗")
        assert "done" in told["first.py"] and told["first.py"].startswith("✓")
        assert "fail" in told[EX]
        assert {row.split()[1] for row in rows[:2]} == {"going.py", "waiting.py"}, "what goes on comes first"
        place = next(i for i, row in enumerate(rows) if "failed.py" in row)
        await pilot.press(*["j"] * place, "enter")
        await until(pilot, lambda: "ended with exit code 3" in text_of(app))
        await pilot.press("escape")
        assert isinstance(app.screen, Runs)
        await pilot.press("home")
        picked = app.screen._picked
        assert picked is not None and picked.going
        await pilot.press("x")
        await until(pilot, lambda: going.stopped or waiting.stopped)


async def test_a_run_that_is_lost_says_so_with_what_it_had_written(desk: Desk) -> None:
    run = script(desk)
    run.curve([3.0, 2.0], 0)
    run.writer.output(b"so far\n")
    run.writer.close()                      # as when its supervisor was killed
    app = desk.app("home")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("R")
        await until(pilot, lambda: "train.py" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: "✗ lost" in text_of(app))
        seen = text_of(app)
        assert "ended from outside" in seen and "so far" in seen and "loss 2 at step 2" in seen


async def test_what_waits_says_its_place(desk: Desk) -> None:
    run = script(desk, place=2)
    app = desk.app("home")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "waits, 2nd in line" in text_of(app))
        await pilot.press("R")
        await until(pilot, lambda: "waiting, 2nd in line" in text_of(app))
        run.writer.event({"e": "wait", "t": 0, "place": 1})
        await until(pilot, lambda: "waiting, next in line" in text_of(app))
        begin(run.writer)
        await until(pilot, lambda: "● running" in text_of(app))
        run.finish(None)


async def test_a_check_that_waits_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.begin()
    desk.client.answer = lambda text: None

    def check(request: Any) -> PlayedRun:
        folder = desk.paths.runs / record.new_id()
        writer = record.Writer.create(folder, request)
        writer.event({"e": "wait", "t": 0, "place": 3})
        run = PlayedRun(folder, writer)
        desk.client.runs.append(run)
        return run

    monkeypatch.setattr(desk.client, "check", check)
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None)
        desk.path().write_text("A = 1\n")
        await until(pilot, lambda: "● waiting" in text_of(app) and "3rd in line" in text_of(app))
        desk.client.runs[-1].finish(None, "stopped")


async def test_more_output_than_is_kept_is_told(desk: Desk) -> None:
    run = script(desk)
    run.finish(None)
    folder = desk.paths.runs / record.new_id()
    writer = record.Writer.create(folder, {"op": "run", "main": "loud.py"}, output_cap=4000, newest=True)
    begin(writer, "loud.py")
    for i in range(1000):
        writer.output(b"line %d of many\n" % i)
    writer.end("done", dropped=writer.dropped, code=0)
    writer.close()
    kept = shelf.look(folder)
    assert kept is not None
    app = desk.app("home")
    async with app.run_test(size=(80, 24)) as pilot:
        app.over("run", kept)
        await until(pilot, lambda: "line 999 of many" in text_of(app))
        await pilot.press("g")
        await until(pilot, lambda: "no longer kept" in text_of(app))
        assert len(app.screen.query_one(Output)._lines) < 300


def test_what_is_kept_in_short(desk: Desk) -> None:
    run = script(desk)
    run.curve([2.0, float("nan")], 0)
    kept = shelf.look(run.folder)
    assert kept is not None
    assert (kept.kind, kept.what, kept.state, kept.loss != kept.loss) == ("run", "train.py", "running", True)
    assert kept.plain()["loss"] == "nan"
    assert abs(kept.since - time.time()) < 60
    assert [k.id for k in shelf.going(desk.paths.runs)] == [run.id]
    run.writer.end("died", "It crashed (SIGSEGV).", code=139)
    run.writer.close()
    over = shelf.look(run.folder)
    assert over is not None
    assert (over.state, over.code, over.going) == ("failed", 139, False)
    assert shelf.going(desk.paths.runs) == []
    assert [shelf.in_line(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22)] == [
        "next in line", "2nd in line", "3rd in line", "4th in line", "11th in line", "12th in line", "13th in line", "21st in line", "22nd in line"]


async def test_what_the_doctor_found_is_shown_with_the_line(desk: Desk) -> None:
    run = script(desk)
    run.curve(waves(30), 0)
    for identity, level, message in (("test-shuffled", "hint", "Nothing is gained by it."), ("tensor-copy-warning", "hint", "It is a copy."),
                                     ("no-zero-grad", "error", "Call `optimizer.zero_grad()` once per [b]step[/b].")):
        run.writer.event({"e": "finding", "t": 1, "c": 0, "id": identity, "level": level, "message": message, "file": "/p/train.py",
                          "line": 12, "step": 3})
    run.writer.event({"e": "finding", "t": 1, "c": 0, "id": 5, "level": "error"})           # none of ours: passed over
    app = desk.app("home")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "train.py goes on" in text_of(app))
        await pilot.press("R")
        await until(pilot, lambda: isinstance(app.screen, RunPage) and "no-zero-grad" in text_of(app))
        seen = [line.strip() for line in text_of(app).splitlines()]
        first = next(i for i, line in enumerate(seen) if "no-zero-grad" in line)
        assert seen[first].startswith("✗ error") and seen[first].endswith("train.py:12")
        assert "Call optimizer.zero_grad() once per [b]step[/b]." in seen[first + 1]
        assert any("and 1 more: torchtutor attach" in line for line in seen)
        assert sum("⠀" < c <= "⣿" for c in text_of(app)) > 10, "the curve still has room"


def measured(run: PlayedRun, many: int = 400) -> None:
    """Two losses, a norm of gradients now and then, and what the program logged itself."""
    points: list[dict[str, Any]] = []
    for step in range(many):
        points += [{"n": "errD", "v": 2 / (step + 1)}, {"n": "errG", "v": 1 + step / many}, {"n": "accuracy/val", "v": step / many, "k": "tag"}]
        points += [{"n": "gradient norm", "v": 3.0 + step % 7, "k": "gradient"}] if step % 10 == 0 else []
    steps: dict[str, int] = {}
    for point in points:
        point |= {"e": "m", "t": 0.1, "c": 0, "s": steps.setdefault(point["n"], 0)}
        steps[point["n"]] += 1
    run.writer.events(points)


async def test_one_looks_about_in_the_charts_of_a_run(desk: Desk) -> None:
    before = script(desk)
    before.writer.events([{"e": "m", "t": 0.1, "c": 0, "n": "errD", "s": s, "v": 3.0} for s in range(100)])
    before.finish(None)
    run = script(desk)
    measured(run)
    app = desk.app("home")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "goes on" in text_of(app))
        await pilot.press("R")
        await until(pilot, lambda: isinstance(app.screen, RunPage) and "errG" in text_of(app))
        chart = app.screen.query_one(Chart)
        await until(pilot, lambda: chart.spec is not None and "◈" not in text_of(app) and "○ errG" in text_of(app))
        await until(pilot, lambda: "m measures" in text_of(app).splitlines()[-1])
        await pilot.press("plus", "plus")
        assert chart.spec is not None and chart.spec.window is not None and chart.spec.window[0] > 290 and chart.spec.window[1] == 400.0
        await pilot.press("left", "left")
        await until(pilot, lambda: f"step {chart.spec.cursor:,.0f}" in text_of(app))      # type: ignore[union-attr]
        assert chart.spec.cursor is not None and 300 <= chart.spec.cursor < 400  
        await pilot.press("minus", "minus", "minus")
        assert chart.spec.window is None
        await pilot.press("0")
        assert chart.spec.cursor is None
        await pilot.press("s")
        await until(pilot, lambda: "keeps 90% of the mean" in text_of(app))
        assert len(chart.spec.curves) == 4
        await pilot.press("s", "s", "v")
        await until(pilot, lambda: "the run before" in text_of(app))
        await pilot.press("v", "m")
        await until(pilot, lambda: "accuracy" in text_of(app))
        await pilot.press("m")
        await until(pilot, lambda: "Gradient norm" in text_of(app))
        await pilot.press("m")
        await until(pilot, lambda: "errD" in text_of(app))
        await pilot.press("f")
        await until(pilot, lambda: "has drawn no figure" in text_of(app))
        run.finish(None)


async def test_a_figure_of_a_run_is_shown(desk: Desk) -> None:
    from PIL import Image

    run = script(desk)
    (run.folder / "figures").mkdir(exist_ok=True)
    Image.effect_mandelbrot((64, 48), (-2, -1, 1, 1), 40).convert("RGB").save(run.folder / "figures" / "001.png")
    run.writer.event({"e": "fig", "t": 0.1, "c": 0, "name": "samples.png", "file": "figures/001.png", "w": 64, "h": 48, "path": ""})
    run.finish(None)
    app = desk.app("home")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("R")
        await until(pilot, lambda: "train.py" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: "samples.png" in text_of(app) and any(c in text_of(app) for c in "▀▄"))
        await pilot.press("o")
        assert "samples.png" not in text_of(app)
        await pilot.press("f")
        assert "samples.png" in text_of(app)
