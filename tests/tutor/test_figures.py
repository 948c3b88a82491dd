"""Figures in the app: which are shown, how, and that a bad one harms nothing."""

from __future__ import annotations

import io
import threading
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin
from rich.cells import cell_len

from runners import record
from tests.tutor.desk import EX, SOLUTION, Desk, PlayedRun, failed, text_of, until
from tests.tutor.pictures import drawn, plot, png, tiles
from tutor.app import Torchtutor
from tutor.following import FIGURES, Following
from tutor.verbs.out import Out
from tutor.verbs.verdict import figures
from tutor.widgets import raster
from tutor.widgets.figure import Canvas, Figures
from tutor.widgets.raster import Look, NoPictureError


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in ("NO_COLOR", "TMUX", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return Desk(tmp_path)


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "a.png"
    path.write_bytes(data)
    return path


# Rows


@pytest.mark.parametrize("mode", ["half", "half256", "grey", "sixel", "kitty"])
@pytest.mark.parametrize(("wide", "high"), [(76, 18), (20, 40), (5, 3), (1, 1), (0, 4), (200, 60)])
def test_it_fits_and_keeps_its_shape(tmp_path: Path, mode: Any, wide: int, high: int) -> None:
    found = raster.draw(saved(tmp_path, plot()), wide, high, Look(mode, (8, 16), 201))
    assert found.width <= wide and len(found.rows) <= high
    assert all(row.cell_length == found.width for row in found.rows)
    assert all(sum(cell_len(s.text) for s in row if not s.control) == found.width for row in found.rows)
    if wide >= 20:
        assert found.width * 8 / (len(found.rows) * 16) == pytest.approx(4 / 3, rel=0.15)


def test_lines_stay_visible(tmp_path: Path) -> None:
    """A line of two pixels among seventy of white."""
    image = Image.new("RGB", (600, 450), "white")
    image.paste((0, 0, 0), (455, 0, 457, 450))
    image.paste((0, 0, 0), (0, 0, 300, 450))
    image.paste((255, 255, 255), (155, 0, 157, 450))       # and a white one on black
    found = raster.draw(saved(tmp_path, png(image)), 60, 20, Look("half"))
    levels = [s.style.bgcolor.triplet.red for s in found.rows[5] for _ in s.text if s.style and s.style.bgcolor and s.style.bgcolor.triplet]
    assert min(levels[40:50]) < 175 and max(levels[10:20]) > 80
    assert levels[5] == 0 and levels[-1] == 255


def test_256_colours_are_those_that_are_the_same_everywhere(tmp_path: Path) -> None:
    found = raster.draw(saved(tmp_path, tiles()), 40, 20, Look("half256"))
    numbers = {c.number for row in found.rows for s in row if s.style for c in (s.style.color, s.style.bgcolor) if c is not None}
    assert all(isinstance(n, int) and 16 <= n < 256 for n in numbers) and len(numbers) > 20
    assert raster._of_256(b"\xff\xff\xff").number == 231 and raster._of_256(b"\x81\x80\x7f").number == 244


def test_signs_are_ink_on_either_ground(tmp_path: Path) -> None:
    for paper, ink in (("white", "black"), ("black", "white")):
        image = Image.new("RGB", (300, 300), paper)
        image.paste(Image.new("RGB", (300, 30), ink), (0, 150))
        rows = ["".join(s.text for s in row) for row in raster.draw(saved(tmp_path, png(image)), 20, 10, Look("grey")).rows]
        assert rows[0].strip() == "" and max(rows, key=lambda r: r.count("@")).count("@") == 20
        assert set("".join(rows)) <= set(raster.RAMP)


def test_transparent_paper_is_white(tmp_path: Path) -> None:
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    found = raster.draw(saved(tmp_path, png(image)), 10, 5, Look("half"))
    assert {s.style.bgcolor.triplet for row in found.rows for s in row if s.style and s.style.bgcolor} == {(255, 255, 255)}


def test_a_sixel_picture_lies_within_its_cells(tmp_path: Path) -> None:
    found = raster.draw(saved(tmp_path, plot()), 60, 20, Look("sixel", (10, 20)))
    *blank, last = found.rows
    assert found.over and all(s.text.strip() == "" for row in blank for s in row)
    data = next(s.text for s in last if s.control)
    assert data.startswith(f"\x1b7\x1b[{found.width}D\x1b[{len(found.rows) - 1}A\x1bP") and data.endswith("\x1b\\\x1b8")
    wide, high = (int(v) for v in data.partition('"1;1;')[2].partition("#")[0].split(";"))
    assert data.rindex(";2;") < data.index("!"), "xterm mixes up colours that are named later"
    assert wide <= found.width * 10 and high <= len(found.rows) * 20 and wide / high == pytest.approx(4 / 3, rel=0.02)


def test_a_kitty_picture_is_sent_in_pieces_and_named_by_its_cells(tmp_path: Path) -> None:
    found = raster.draw(saved(tmp_path, tiles(700)), 60, 20, Look("kitty", (10, 20), 222))
    pieces = found.before.split("\x1b\\")
    assert pieces[0] == "\x1b_Ga=d,d=I,i=222,q=2" and pieces[1].startswith("\x1b_Ga=t,f=100,i=222,q=2,m=1;")
    assert all(len(piece) < 4200 for piece in pieces) and pieces[-3].startswith("\x1b_Gm=0;")
    assert pieces[-2] == f"\x1b_Ga=p,U=1,i=222,c={found.width},r={len(found.rows)},q=2"
    assert all(s.style.color.number == 222 for row in found.rows for s in row if s.style and s.style.color)


def bomb() -> bytes:
    """Ten thousand by ten thousand, in a few kilobytes."""
    head = plot(8, 8)
    start = head[:16] + (10_000).to_bytes(4, "big") * 2 + head[24:29]
    chunk = start[12:29]
    raw = zlib.compress(b"\0" * 1_000_000)
    body = b"IDAT" + raw
    return start + zlib.crc32(chunk).to_bytes(4, "big") + len(raw).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big") + head[-12:]


def with_text() -> bytes:
    about, out = PngImagePlugin.PngInfo(), io.BytesIO()
    about.add_text("a", "\x1b[2J" * 1_000_000, zip=True)
    Image.new("RGB", (3, 3)).save(out, "png", pnginfo=about)
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b"GIF89a" + b"\0" * 50, plot()[:200], plot().replace(b"IDAT", b"IDAX"), b"\x89PNG\r\n\x1a\n", bomb()], ids=range(6))
def test_what_can_not_be_shown_is_a_sentence(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(NoPictureError, match=r"This figure .*\."):
        raster.draw(saved(tmp_path, data), 40, 10, Look("half"))


def test_texts_within_a_picture_stay_there(tmp_path: Path) -> None:
    try:
        raster.draw(saved(tmp_path, with_text()), 40, 10, Look("half"))
    except NoPictureError:
        pass


def test_a_figure_that_gave_way(tmp_path: Path) -> None:
    with pytest.raises(NoPictureError, match="gave way"):
        raster.draw(tmp_path / "gone.png", 40, 10, Look("half"))


# A run's figures


def test_the_newest_are_known_in_the_order_they_were_drawn(tmp_path: Path) -> None:
    writer = record.Writer.create(tmp_path / "run", {})
    for number in range(1, 40):
        event = {"e": "fig", "t": 100.0 - number if number in (38, 39) else number, "c": 0, "name": "loss.png" if number % 2 else "b.png"}
        writer.event({**event, "file": f"figures/{number:03d}.png", "w": 4, "h": 3})
    writer.event({"e": "fig", "t": 1, "c": 0, "name": "x", "file": "/etc/passwd", "w": 4, "h": 3})
    writer.event({"e": "figs", "left": 5})
    writer.end("done")
    writer.close()
    following = Following(tmp_path / "run").load()
    assert [f.file.name for f in following.figures][-3:] == ["037.png", "039.png", "038.png"]
    assert len(following.figures) == FIGURES and following.no_figures == 5
    assert following.figures[-2].version == 20 and following.figures[-2].name == "loss.png"


# The pane


def look(app: Torchtutor) -> Canvas:
    return app.screen.query_one(Canvas)


async def shown(pilot: Any, app: Torchtutor) -> None:
    await until(pilot, lambda: look(app)._key is not None and look(app)._key == look(app)._wanted() and not look(app)._busy)
    await pilot.pause()


def several(run: PlayedRun) -> None:
    drawn(run, tiles(), "figure 1")
    for seed in range(2):
        drawn(run, plot(seed=float(seed)), "loss.png")


async def test_going_through_figures(desk: Desk) -> None:
    desk.client.script = several
    desk.checked()
    desk.again()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "igures 3" in text_of(app))
        await pilot.press("f")
        await shown(pilot, app)
        assert "loss.png  [ 1 of 3 ]  640 × 480  version 2" in text_of(app)
        assert "▀" in text_of(app)
        await pilot.press("[")
        assert "This is the newest." in text_of(app)
        await pilot.press("]", "right")
        await shown(pilot, app)
        assert "figure 1  [ 3 of 3 ]  240 × 240" in text_of(app)
        await pilot.press("]")
        assert "This is the oldest." in text_of(app)
        await pilot.press("left", "v")
        assert "2 of 4 checks" in text_of(app) and "▀" not in text_of(app)
        await pilot.press("]")  # comes back to what one was at
        await shown(pilot, app)
        assert "[ 2 of 3 ]" in text_of(app)


async def test_the_key_without_figures(desk: Desk) -> None:
    desk.begin()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        assert "igures" not in text_of(app)
        await pilot.press("f")
        assert "Nothing has run yet. What your code draws with Matplotlib appears" in text_of(app)
        await pilot.press("t")
        assert "igures" not in text_of(app)
    desk.checked()
    desk.again()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.has_class("state-fail") and bool(app.workshop.benches.known(EX)))
        await pilot.press("f")
        await until(pilot, lambda: "No figures from this run." in text_of(app))
        await pilot.press("]")
        assert "There is no other figure." in text_of(app)


async def test_figures_of_a_run_that_goes_on(desk: Desk) -> None:
    """The newest is shown, unless one looks at another; the last run's stay till this one draws."""
    desk.client.script = lambda run: drawn(run, tiles(), "old.png")
    desk.checked()
    desk.again()
    desk.client.script = lambda run: run.writer.output(b"hello\n")
    desk.client.answer = lambda text: None
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.workshop.watch is not None and "igures 1" in text_of(app))
        await pilot.press("f")
        await shown(pilot, app)
        desk.path().write_text(SOLUTION + "\n")
        await until(pilot, lambda: len(desk.client.runs) == 2)
        run = desk.client.runs[1]
        await pilot.pause(0.5)
        assert "old.png" in text_of(app)
        drawn(run, plot(), "new.png")
        await until(pilot, lambda: "new.png" in text_of(app))
        drawn(run, plot(seed=2), "new.png")
        await until(pilot, lambda: "[ 1 of 2 ]" in text_of(app) and "version 2" in text_of(app))
        await pilot.press("]")
        drawn(run, plot(seed=3), "newest.png")
        await until(pilot, lambda: "[ 3 of 3 ]" in text_of(app))
        run.finish(failed())
        await until(pilot, lambda: app.screen.has_class("state-fail"))
        await shown(pilot, app)
        assert "[ 3 of 3 ]" in text_of(app)


async def test_a_broken_picture_is_told_and_the_next_one_is_shown(desk: Desk) -> None:
    def script(run: PlayedRun) -> None:
        drawn(run, plot(), "good.png")
        drawn(run, plot(), "\x1b[31mbad[bold].png")
        (run.folder / "figures" / "002.png").write_bytes(bomb())

    desk.client.script = script
    desk.checked()
    desk.again()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "igures 2" in text_of(app))
        await pilot.press("f")
        await shown(pilot, app)
        assert "[31mbad[bold].png" in text_of(app) and "This figure is too large to be shown." in text_of(app)
        await pilot.press("]")
        await shown(pilot, app)
        assert "good.png" in text_of(app) and "▀" in text_of(app)
        (desk.client.runs[0].folder / "figures" / "002.png").unlink()
        await pilot.press("[")
        await shown(pilot, app)
        assert "This figure gave way to newer ones" in text_of(app)


async def test_another_size_is_another_picture(desk: Desk) -> None:
    desk.client.script = several
    desk.checked()
    desk.again()
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "igures 3" in text_of(app))
        await pilot.press("f")
        await shown(pilot, app)
        before = look(app)._drawn
        for width in (90, 100, 130, 60):
            await pilot.resize_terminal(width, 30)
        await shown(pilot, app)
        after = look(app)._drawn
        assert before is not None and after is not None and before.width != after.width
        assert after.width <= look(app).content_size.width


async def test_side_by_side(desk: Desk) -> None:
    """With a curve the figure takes its place when asked for; without one it is simply there."""
    desk.client.script = lambda run: (several(run), run.curve([3.0, 2.0, 1.0]))[0]
    desk.checked()
    desk.checked(SOLUTION, "w1-sort-rows")
    desk.again()
    app = desk.app(EX)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.has_class("has-figures") and app.screen.has_class("has-curve"))
        assert "f figures" in text_of(app) and not app.screen.query_one(Figures).display
        await pilot.press("f")
        await shown(pilot, app)
        assert "l loss" in text_of(app) and "mean squared error" not in text_of(app) and "2 of 4 checks" in text_of(app)
        await pilot.press("l")
        assert "mean squared error" in text_of(app) and not app.screen.query_one(Figures).display
    app = desk.app("w1-sort-rows")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.has_class("has-figures"))
        await shown(pilot, app)
        assert "▀" in text_of(app) and "4 of 4 checks" in text_of(app)


async def test_keys_are_answered_while_pictures_are_drawn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that takes long takes it in a thread; of ten sizes meanwhile the last is drawn."""
    desk.client.script = several
    desk.checked()
    desk.again()
    calls: list[int] = []
    real, go = raster.draw, threading.Event()

    def slow(path: Path, width: int, *rest: Any) -> Any:
        calls.append(width)
        go.wait(20)
        return real(path, width, *rest)

    monkeypatch.setattr(raster, "draw", slow)
    app = desk.app(EX)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "igures 3" in text_of(app))
        await pilot.press("f")
        await until(pilot, lambda: bool(calls))
        for width in range(81, 90):
            await pilot.resize_terminal(width, 24)
        await pilot.press("v")
        assert "2 of 4 checks" in text_of(app) and len(calls) == 1
        await pilot.press("f")
        go.set()
        await shown(pilot, app)
        assert len(calls) == 2 and calls[-1] == look(app).content_size.width


@pytest.mark.parametrize("kind", ["sixel", "kitty"])
async def test_the_terminals_own_pictures(desk: Desk, kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.client.script = several
    desk.checked()
    desk.again()
    app = desk.app(EX)
    sent: list[str] = []
    monkeypatch.setattr(app, "send", sent.append)
    app.answers.kind, app.answers.cell = kind, (10, 20)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "igures 3" in text_of(app))
        await pilot.press("f")
        await shown(pilot, app)
        rows = app.screen._compositor.render_strips()
        whole = "".join(s.text for row in rows for s in row)
        if kind == "sixel":
            assert whole.count("\x1bP") == 1 and not sent
            await pilot.press("question_mark")
            await pilot.pause()
            assert "\x1bP" not in "".join(s.text for row in app.screen._compositor.render_strips() for s in row)
            await pilot.press("escape")
            await pilot.press("v")
            await pilot.pause()
            assert "\x1bP" not in "".join(s.text for row in app.screen._compositor.render_strips() for s in row)
        else:
            assert "\U0010eeee" in whole and len(sent) == 1
            await pilot.press("]")
            await shown(pilot, app)
            first = sent[0].partition("i=")[2][:3]
            assert any(s.startswith(f"\x1b_Ga=d,d=I,i={first},") for s in sent[1:])
    if kind == "kitty":
        assert sent[-1].startswith("\x1b_Ga=d,d=I,") and sent[-1].count("\x1b_G") == 1


async def test_blocks_for_who_wants_blocks(desk: Desk) -> None:
    desk.paths.config.mkdir(parents=True, exist_ok=True)
    (desk.paths.config / "settings.toml").write_text('pictures = "blocks"\n')
    desk.client.script = several
    desk.checked()
    desk.again()
    app = desk.app(EX)
    app.answers.kind, app.answers.cell = "sixel", (10, 20)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "igures 3" in text_of(app))
        await pilot.press("f")
        await shown(pilot, app)
        assert "▀" in text_of(app)


# The command line


@pytest.mark.parametrize(("drawings", "said"), [
    ([("loss.png", "/home/x/outputs/loss.png")], "1 figure: loss.png   /home/x/outputs"),
    ([("loss.png", "/home/x/outputs/loss.png")] * 3, "1 figure: loss.png   /home/x/outputs"),
    ([("b.png", "/home/x/outputs/b.png"), ("figure 1", "")], "2 figures: b.png, figure 1   RUN/figures"),
    ([(f"{i}", "") for i in range(7)], "7 figures: 0, 1, 2, 3 and 3 more   RUN/figures"),
    ([("\x1b[31mred", "")], "1 figure: [31mred   RUN/figures"),
])
def test_a_check_says_what_was_drawn(desk: Desk, tmp_path: Path, drawings: list[tuple[str, str]], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/nowhere")

    def script(run: PlayedRun) -> None:
        for name, path in drawings:
            drawn(run, plot(8, 6), name, path)

    desk.client.script = script
    desk.checked()
    out = io.StringIO()
    folder = desk.client.runs[0].folder
    figures(folder, Out(stream=out, environ={"LANG": "C.UTF-8"}))
    assert out.getvalue().strip().replace(str(folder), "RUN") == said


def test_a_check_that_draws_nothing_says_nothing(desk: Desk) -> None:
    desk.checked()
    out = io.StringIO()
    figures(desk.client.runs[0].folder, Out(stream=out, environ={}))
    assert out.getvalue() == ""
