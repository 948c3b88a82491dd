"""Figures are seen and not felt: same files, output, errors and open figures as without. What is said of them is not believed."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import textwrap
import threading
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from runners import figures, inside, record
from runners.client import Client
from runners.points import Points
from tests.runners.tools import Place, events, output, program

ROOT = Path(__file__).resolve().parents[2]
WATCHED = """
import sys
from runners.watch import figures, loss
watch = loss.install({fd})
seen = figures.install(watch)
assert not any(name.split(".")[0] == "matplotlib" for name in sys.modules)
"""


class Got:
    """What came of a program: the figures, how many are not there, its output, its files."""

    def __init__(self, body: str, folder: Path, watched: bool = True) -> None:
        folder.mkdir(exist_ok=True)
        read, write = os.pipe()
        before, after = (WATCHED.format(fd=write), "\nwatch.flush()\n") if watched else ("", "")
        (folder / "main.py").write_text(textwrap.dedent(body))
        start = f"{before}exec(compile(open('main.py').read(), 'main.py', 'exec'), {{'__name__': '__main__'}})\n{after}"
        env = {**os.environ, "PYTHONPATH": str(ROOT), "MPLBACKEND": "Agg"}
        env.pop("DISPLAY", None)
        process = subprocess.Popen([sys.executable, "-c", start], pass_fds=(write,), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   text=True, cwd=folder, env=env)
        os.close(write)
        parts: list[bytes] = []

        def drain() -> None:
            while more := os.read(read, 1 << 16):
                parts.append(more)

        reader = threading.Thread(target=drain)
        reader.start()
        self.text, _ = process.communicate(timeout=300)
        reader.join()
        os.close(read)
        assert process.returncode == 0, self.text
        self.files = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
        self.kept: dict[str, bytes] = {}
        self.events = taken(b"".join(parts), self.kept, 0.0, time.monotonic())
        self.left = sum(e["left"] for e in self.events if e["e"] == "figs")
        self.figures = sorted((e for e in self.events if e["e"] == "fig"), key=lambda e: float(e["t"]))
        self.names = [e["name"] for e in self.figures]

    def image(self, number: int = -1) -> Image.Image:
        found = Image.open(io.BytesIO(self.kept[self.figures[number]["file"]]))
        found.load()
        return found.convert("RGB")


def taken(data: bytes, kept: dict[str, bytes], began: float = 1.0, now: float = 2.0) -> list[dict[str, Any]]:
    """The events that the supervisor makes of bytes of the pipe."""

    def write(name: str, picture: bytes | None) -> bool:
        if picture is None:
            del kept[name]
        else:
            kept[name] = picture
        return True

    found, points = figures.Figures(write), Points()
    points.aside = found.line
    return [*points.feed(data, began, now), *points.rest(began, now), *found.rest(began, now)]


PLOT = """
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([3, 1, 2])
"""


def test_a_saved_picture_is_sent_as_it_is(tmp_path: Path) -> None:
    got = Got(PLOT + "fig.savefig('loss.png')", tmp_path / "a")
    assert got.names == ["loss.png"]
    assert (got.figures[0]["w"], got.figures[0]["h"], got.figures[0]["c"]) == (640, 480, 0)
    assert got.figures[0]["path"] == str(tmp_path / "a" / "loss.png")
    with Image.open(io.BytesIO(got.files["loss.png"])) as saved:
        assert saved.convert("RGB").tobytes() == got.image().tobytes()
    assert got.left == 0


def test_a_shown_figure_is_drawn_and_stays_as_it_was(tmp_path: Path) -> None:
    got = Got(PLOT + """
ax.set_title("before")
fig.set_layout_engine("tight")
at = ax.get_position().bounds
plt.show()
print(at == ax.get_position().bounds, [t.get_text() for t in ax.get_xticklabels()][:1], plt.get_fignums())
other = plt.figure("losses")
other.show()
plt.close("all")
""", tmp_path / "a")
    assert got.names == ["figure 1", "losses"]
    assert got.text == "True [''] [1]\n" or got.text.startswith("True ")
    assert got.image(0).size == (640, 480)
    assert len(set(got.image(0).getdata())) > 10           # there is something on it
    assert len(set(got.image(1).getdata())) == 1
    plain = Got((tmp_path / "a" / "main.py").read_text(), tmp_path / "b", watched=False)
    assert plain.text == got.text


FELT = PLOT + r"""
import io, os, sys, warnings, traceback
from pathlib import Path
drawn = []
fig.canvas.mpl_connect("draw_event", lambda event: drawn.append(1))
print(plt.show(), fig.show(), fig.savefig("a.png"), plt.savefig(Path("b")), fig.savefig("c.svg", metadata={"Date": None}))
data = io.BytesIO()
fig.savefig(data, dpi=50, transparent=True, bbox_inches="tight")
Path("d.png").write_bytes(data.getvalue())
fig.canvas.print_figure("e.png", facecolor="red")
ax.set_title("\u2603 \U0001F600")             # not in the font: Matplotlib warns, and says where
fig.savefig("f.png")
fig.savefig("g.pdf", metadata={"CreationDate": None})
for bad in ("no/such/folder.png", "h.nonsense"):
    try:
        fig.savefig(bad)
    except Exception as error:
        print(type(error), error)
os.environ["DISPLAY"] = ":99"
plt.show()                                     # not interactive: a warning
fig.show()
plt.figure().savefig("i.png")
print(plt.get_fignums(), len(drawn), sorted(os.listdir()), plt.rcParams["savefig.dpi"], fig.dpi, fig.get_size_inches())
print(os.getpid() > 0, [p for p in Path("/proc/self/task").iterdir()].__len__() > 0, __import__("random").getstate()[1][0] is None)
import inspect
from matplotlib.backend_bases import FigureCanvasBase
print(inspect.signature(fig.savefig), inspect.signature(FigureCanvasBase.print_figure), FigureCanvasBase.print_figure.__qualname__)
"""


def test_nothing_is_felt(tmp_path: Path) -> None:
    """The same program with and without: what it prints, warnings included, and what it writes, byte for byte."""
    seen, plain = Got(FELT, tmp_path / "seen"), Got(FELT, tmp_path / "plain", watched=False)
    assert seen.text == plain.text
    assert "main.py:" in plain.text and "UserWarning" in plain.text
    assert seen.files.keys() == plain.files.keys()
    assert {name for name in plain.files if seen.files[name] != plain.files[name]} <= {"c.svg"}     # ids of its own, at random
    assert seen.names == ["figure 1", "figure 1", "a.png", "b.png", "c.svg", "figure 1", "e.png", "f.png", "g.pdf", "figure 1", "figure 1", "i.png"]


def test_who_draws_nothing_pays_nothing(tmp_path: Path) -> None:
    got = Got("import sys\nprint('matplotlib' in sys.modules, 'numpy.random' in sys.modules, len(sys.meta_path))", tmp_path / "a")
    assert got.text.startswith("False") and got.events == []


def test_matplotlib_that_is_loaded_already(tmp_path: Path) -> None:
    got = Got(PLOT + "import sys\nsys.modules['__main__'].figures.install(sys.modules['__main__'].watch)\nfig.savefig('a.png')", tmp_path / "a")
    assert set(got.names) == {"a.png"}


def test_a_figure_of_a_hundred_megapixels(tmp_path: Path) -> None:
    got = Got("""
import matplotlib.pyplot as plt
fig = plt.figure(figsize=(100, 100))
fig.subplots().plot([1, 2])
fig.savefig("large.png", dpi=100)
fig.set_size_inches(3000, 2000)
plt.show()
fig.set_size_inches(1e9, 1e-9)
plt.show()
print("still here")
""", tmp_path / "a")
    assert got.text.splitlines()[-1] == "still here"
    assert got.names[0] == "large.png" and got.image(0).size == (960, 960)
    assert all(e["w"] <= 1280 and e["h"] <= 960 for e in got.figures)
    assert len(got.figures) + got.left == 3


@pytest.mark.parametrize("many", [1000, pytest.param(10_000, marks=pytest.mark.long)])
def test_figures_without_end(tmp_path: Path, many: int) -> None:
    """All of them are counted, the newest is there, and it takes only its share of the time."""
    got = Got(PLOT + """
from pathlib import Path
from matplotlib.backends.backend_agg import FigureCanvasAgg
fig.set_size_inches(0.4, 0.3)
fig.clear()
for i in range(MANY):
    if i == MANY - 1:
        fig.set_facecolor("red")
    fig.savefig(f"{i % 50}.png", dpi=40)
print(sys.modules["__main__"].seen._spent < 0.1 * (time.monotonic() - sys.modules["__main__"].seen._began) + 2)
""".replace("from pathlib", "import sys, time\nfrom pathlib").replace("MANY", str(many)), tmp_path / "a")
    assert got.text == "True\n"
    assert got.names[-1] == "49.png"
    assert got.image().getpixel((2, 2)) == (255, 0, 0)
    assert len(got.figures) + got.left == many
    assert len(got.kept) == figures.KEPT


def test_print_figure_that_the_program_replaces(tmp_path: Path) -> None:
    got = Got(PLOT + """
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.figure import Figure
real, saves = FigureCanvasBase.print_figure, []
def save(canvas, filename, dpi=None, **kw):
    saves.append(filename)
    return real(canvas, filename, dpi=40, **kw) if len(saves) == 1 else None
FigureCanvasBase.print_figure = save
fig.savefig("a.png")
fig.savefig("b.png")
FigureCanvasBase.print_figure = real
Figure.savefig = lambda *a, **k: 1/0
try:
    plt.savefig("c.png")
except ZeroDivisionError:
    print("theirs")
class Odd:
    def write(self, data): pass
    def __fspath__(self): return "odd.png"
del Figure.savefig
fig.canvas.print_figure(Odd())
fig.set_label("\\x1b[31mred\\x1b[0m\\n" * 50)
plt.show()
import builtins, os
builtins.open = os.open = os.read = os.fork = None
fig.canvas.print_figure("d.png") if False else plt.show()
""", tmp_path / "a")
    assert got.text == "theirs\n"
    assert got.names[:2] == ["a.png", "odd.png"]
    assert got.names[2].startswith("[31mred") and len(got.names[2]) <= figures.NAME and got.names[2].isprintable()


def test_children_of_the_program_tell_nothing(tmp_path: Path) -> None:
    got = Got(PLOT + """
import os
if os.fork() == 0:
    fig.savefig("child.png")
    os._exit(0)
os.wait()
fig.savefig("parent.png")
""", tmp_path / "a")
    assert got.names == ["parent.png"] and "child.png" in got.files


# -- what is not believed -------------------------------------------------------------------------------------------------


def png(width: int = 4, height: int = 3, extra: bytes = b"", pixels: bytes | None = None) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    raw = zlib.compress(b"".join(b"\0" + b"\x20\x40\x60" * width for _ in range(height))) if pixels is None else pixels
    return b"".join([b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), extra,
                     chunk(b"IDAT", raw), chunk(b"IEND", b"")])


def sent(data: bytes, **head: Any) -> bytes:
    return figures.lines({"c": 0, "n": "a.png", "p": "", "t": 1.5, **head}, data)


def test_a_figure_from_bytes_to_event() -> None:
    kept: dict[str, bytes] = {}
    point = b'{"c":0,"n":"loss","s":0,"v":1.0,"t":1.2}\n'
    head, *rest = sent(png(), p="/home/x/a.png").splitlines(keepends=True)
    found = taken(point + head + point + b"".join(rest) + point, kept)
    assert [e["e"] for e in found] == ["m", "m", "fig", "m"]
    assert found[2] == {"e": "fig", "t": 0.5, "c": 0, "name": "a.png", "file": "figures/001.png", "w": 4, "h": 3, "path": "/home/x/a.png"}
    assert kept == {"figures/001.png": png()}


@pytest.mark.parametrize("bad", [
    png(width=100_000, height=100_000, pixels=zlib.compress(b"\0" * 1_000_000)),       # a bomb
    png(width=4096, height=4096),
    png(width=0), b"GIF89a", b"\x89PNG\r\n\x1a\n", png()[:-8], png()[:40],
    png(extra=struct.pack(">I", 1 << 31) + b"IDAT"),
    b"\x89PNG\r\n\x1a\n" + png()[33:],                                                     # no header first
])
def test_what_is_no_small_png_is_counted_and_left_out(bad: bytes) -> None:
    kept: dict[str, bytes] = {}
    assert taken(sent(bad) + sent(png()), kept)[1:] == [{"e": "figs", "left": 1}]
    assert len(kept) == 1


def test_only_pixels_are_kept() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    kept: dict[str, bytes] = {}
    taken(sent(png(extra=chunk(b"zTXt", b"k\0\0" + zlib.compress(b"\x1b[31m" * 100_000)) + chunk(b"iCCP", b"x" * 99))), kept)
    assert kept == {"figures/001.png": png()}


@pytest.mark.parametrize("line", [
    b'{"fig":1}', b'{"fig":1,"c":-1,"n":"a","size":3}', b'{"fig":1,"c":0,"n":"a","size":99999999}', b'{"fig":1,"c":0,"size":true}',
    b'{"fig":1,"c":0,"n":"a","size":9}\n=!!!!!!!!!!!!', b'{"fig":1,"c":0,"n":"a","size":3}\n=AAAAAAAA', b'{"fig":1,"c":0,"n":"a","size":30}\n=AAAA',
])
def test_what_is_no_figure_is_counted(line: bytes) -> None:
    assert taken(line + b"\n" + sent(png()), {})[1:] == [{"e": "figs", "left": 1}]


@pytest.mark.parametrize("line", [b"=AAAA", b"=" * 5000, b'{"fig":', b'{"fig":0,"left":-3}' if False else b'{"fig":nonsense}'])
def test_what_is_nothing_is_nothing(line: bytes) -> None:
    assert [e["e"] for e in taken(line + b"\n" + sent(png()), {})] == ["fig"]


@pytest.mark.parametrize(("name", "shown"), [("\x1b[31mred\x07.png", "[31mred.png"), ("\u202egnp.exe", "gnp.exe"), ("n" * 200, "n" * 80),
                                              ("", "figure"), (None, "figure"), (7, "figure"), ("\n\n", "figure"), ("[b]x[/b]", "[b]x[/b]")])
def test_names_are_plain_text(name: Any, shown: str) -> None:
    assert [e["name"] for e in taken(sent(png(), n=name), {})] == [shown]


def test_a_long_path_costs_the_path_and_not_the_picture() -> None:
    found = taken(sent(png(), n="ä" * 80, p="/" + "ä" * 300), {})
    assert found[0]["name"] == "ä" * 80 and "path" in found[0]
    found = taken(sent(png(), n="😀" * 80, p="/" + "😀" * 380), {})
    assert found[0]["name"] == "😀" * 80 and "path" not in found[0]


@pytest.mark.parametrize("path", ["relative.png", "/a\x1b[0m.png", "/" + "a" * 500, 7])
def test_paths_that_can_not_be_shown_are_left_out(path: Any) -> None:
    assert "path" not in taken(sent(png(), p=path), {})[0]


def test_the_newest_are_kept_and_floods_are_thinned() -> None:
    kept: dict[str, bytes] = {}
    found = taken(b"".join(sent(png(), n=f"{i}.png") for i in range(300)), kept)
    assert len(kept) == figures.KEPT and f"figures/{figures.BURST + 1:03d}.png" in kept
    assert found[-1] == {"e": "figs", "left": 300 - figures.BURST - 1}
    assert found[-2]["name"] == "299.png"


def test_a_full_disk_is_no_end_of_the_run(tmp_path: Path) -> None:
    writer = record.Writer.create(tmp_path / "run", {})
    (tmp_path / "run" / "figures").write_text("in the way")
    assert not writer.figure("figures/001.png", png())
    assert writer.broken is None
    writer.close()


@pytest.mark.parametrize("event", [
    {"file": "../../etc/passwd"}, {"file": "figures/../a.png"}, {"file": "figures/1.png"}, {"file": None}, {"w": 0}, {"h": 1 << 20},
    {"c": "0"}, {"w": True},
])
def test_readers_believe_no_event_either(tmp_path: Path, event: dict[str, Any]) -> None:
    whole = {"e": "fig", "t": 1, "c": 0, "name": "a\x1b[2Jb", "file": "figures/001.png", "w": 4, "h": 3}
    (tmp_path / "events.jsonl").write_text(json.dumps({**whole, **event}) + "\n" + json.dumps(whole) + "\n")
    tail = record.Tail(tmp_path)
    found = tail.poll()
    assert [e["name"] for e in found] == ["a[2Jb"] and tail.bad == 1


# -- a whole run ----------------------------------------------------------------------------------------------------------

DRAWS = program("""
    import matplotlib.pyplot as plt
    fig, ax = plt.subplots()
    ax.plot([3, 1, 2])
    fig.savefig("loss.png")
    plt.show()
""")


@pytest.mark.parametrize("layers", ["shared", "bare", "landlocked"])
def test_a_run_that_draws(layers: str, request: pytest.FixtureRequest) -> None:
    place, client = request.getfixturevalue(layers)
    run = place.run(client, DRAWS)
    found = sorted((e for e in events(run) if e["e"] in ("fig", "figs")), key=lambda e: float(e["t"]))
    assert [(e["name"], e["w"], e["h"]) for e in found] == [("loss.png", 640, 480), ("figure 1", 640, 480)], output(run)
    assert found[0]["path"] == str(place.week / "outputs" / "loss.png")
    for event in found:
        with Image.open(run.folder / event["file"]) as image:
            assert len(image.convert("RGB").getcolors(1 << 20) or []) > 10
    assert (run.folder / "figures").stat().st_mode & 0o777 == 0o700
    assert json.loads((run.folder / "verdict.json").read_bytes())["verdict"] == "pass"


def test_a_run_that_lies_about_figures(shared: tuple[Place, Client]) -> None:
    place, client = shared
    bomb = png(60_000, 60_000, pixels=zlib.compress(b"\0" * 100_000))
    run = place.run(client, program(f"""
        import os
        os.write({inside.METRICS}, {sent(bomb, n="../../x", p="/etc/passwd")!r})
        os.write({inside.METRICS}, b'=AAAA' * 100_000)
    """))
    assert [e["left"] for e in events(run) if e["e"] == "figs"] == [1], output(run)
    assert not (run.folder / "figures").exists()
    assert json.loads((run.folder / "verdict.json").read_bytes())["verdict"] == "pass"
