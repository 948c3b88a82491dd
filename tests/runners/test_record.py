"""The run's folder: what is written is read, whatever moment the writer was cut off at, and whatever a program printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runners import record
from runners.record import Lines, Tail, Writer, clean

FAST = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def made(runs: Path, name: str | None = None) -> Writer:
    return Writer.create(runs / (name or record.new_id()), {"exercise": "w1-x", "sources": {"x.py": "a = 1\n"}, "answers": "/secret"})


def test_writing_and_reading(tmp_path: Path) -> None:
    writer = made(tmp_path)
    writer.event({"e": "start", "t": 0, "what": "w1-x"})
    tail = Tail(writer.folder)
    assert [e["e"] for e in tail.poll()] == ["start"]
    assert tail.poll() == []
    writer.events([{"e": "m", "t": 0.1, "c": 0, "n": "loss", "s": s, "v": 1 / (s + 1)} for s in range(100)])
    assert writer.output(b"one\n") is True
    writer.verdict({"verdict": "pass"})
    writer.end("done")
    writer.end("died", "only the first end counts")
    assert len(tail.poll()) == 101
    assert tail.end is not None
    assert tail.end["how"] == "done"
    assert tail.output() == b"one\n"
    assert tail.output() == b""
    assert record.alive(writer.folder)
    assert record.supervisor(writer.folder) == os.getpid()
    writer.close()
    assert not record.alive(writer.folder)
    assert record.supervisor(writer.folder) == 0
    summary = record.load(writer.folder)
    assert summary.what == "w1-x"
    assert summary.verdict == {"verdict": "pass"}
    assert (summary.end or {})["how"] == "done"
    assert "answers" not in summary.request
    assert (writer.folder / "source" / "x.py").read_text() == "a = 1\n"


def test_private(tmp_path: Path) -> None:
    writer = made(tmp_path / "runs")
    writer.close()
    assert (tmp_path / "runs").stat().st_mode & 0o077 == 0
    assert writer.folder.stat().st_mode & 0o777 == 0o700
    for path in writer.folder.rglob("*"):
        assert path.parent != writer.folder or path.stat().st_mode & 0o077 == 0 or path.is_dir()


def test_output_is_capped(tmp_path: Path) -> None:
    writer = Writer.create(tmp_path / record.new_id(), {}, output_cap=10)
    assert writer.output(b"12345678") is True
    assert writer.output(b"12345678") is False
    assert writer.output(b"x") is False
    writer.close()
    assert (writer.folder / record.OUTPUT).read_bytes() == b"1234567812"


def test_numbers_that_json_does_not_know(tmp_path: Path) -> None:
    writer = made(tmp_path)
    writer.event({"e": "x", "t": 0, "values": [float("nan"), float("-inf"), 1.5]})
    writer.close()
    text = (writer.folder / record.EVENTS).read_text()
    assert json.loads(text, parse_constant=pytest.fail)["values"] == ["nan", "-inf", 1.5]


def test_a_full_disk_ends_in_good_order(tmp_path: Path) -> None:
    writer = made(tmp_path)
    os.close(writer._events)
    writer._events = os.open("/dev/full", os.O_WRONLY)
    writer.event({"e": "start", "t": 0})
    assert writer.broken is not None
    writer.end("done")
    writer.close()


def folder_in(base: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=base))


events_ = st.lists(st.fixed_dictionaries({"e": st.sampled_from(["m", "check"]), "t": st.floats(0, 1e6), "n": st.text(max_size=20)}))


@FAST
@given(events_, st.data())
def test_a_torn_last_line_waits(tmp_path: Path, events: list[dict[str, object]], data: st.DataObject) -> None:
    """However the writer's bytes arrive, each event is read once, whole, and in order."""
    folder = folder_in(tmp_path)
    whole = b"".join(json.dumps(event).encode() + b"\n" for event in events)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=6)))
    tail, seen, at = Tail(folder), [], 0
    with (folder / record.EVENTS).open("ab", buffering=0) as file:
        for cut in [*cuts, len(whole)]:
            file.write(whole[at:cut])
            at = cut
            seen += tail.poll()
    assert seen == events
    assert tail.bad == 0


@FAST
@given(st.binary(max_size=300), st.integers(1, 64))
def test_any_bytes_are_read_in_bounded_pieces(tmp_path: Path, raw: bytes, limit: int) -> None:
    folder = folder_in(tmp_path)
    (folder / record.EVENTS).write_bytes(raw)
    tail = Tail(folder)
    for _ in range(len(raw) + 2):
        assert all(isinstance(event["e"], str) for event in tail.poll(limit))
    assert record.load(folder).verdict is None


def test_a_line_without_end(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    (folder / record.EVENTS).write_bytes(b'{"e":"m"' + b"x" * 3_000_000 + b'\n{"e":"end","t":1,"how":"done"}\n')
    tail = Tail(folder)
    seen = [event for _ in range(10) for event in tail.poll()]
    assert [e["e"] for e in seen] == ["end"]
    assert tail.bad == 1


def test_nothing_there_yet(tmp_path: Path) -> None:
    tail = Tail(tmp_path / "later")
    assert tail.poll() == []
    assert tail.output() == b""
    assert record.load(tmp_path / "later").end is None
    assert record.ids(tmp_path / "later") == []


def test_settle(tmp_path: Path) -> None:
    writer = made(tmp_path)
    writer.event({"e": "start", "t": 0})
    writer.event({"e": "check", "t": 1.5, "i": 0})
    assert record.settle(writer.folder) is None             # it goes on
    os.write(writer._events, b'{"e":"m","t":2.')             # cut off in the middle of a line
    writer.close()
    end = record.settle(writer.folder)
    assert end is not None
    assert end["how"] == "lost"
    assert end["t"] == 1.5
    assert record.settle(writer.folder) == end               # once
    seen = Tail(writer.folder).poll()
    assert [e["e"] for e in seen] == ["start", "check", "end"]


def test_settle_leaves_a_run_that_ended(tmp_path: Path) -> None:
    writer = made(tmp_path)
    writer.end("done")
    writer.close()
    assert (record.settle(writer.folder) or {})["how"] == "done"


def test_settle_after_kill(tmp_path: Path) -> None:
    """The lock is the process's: whoever kills it lets go of it."""
    program = ("import sys, time; from pathlib import Path; from runners.record import Writer\n"
               f"w = Writer.create(Path({str(tmp_path)!r}) / '20260101-000000-abcdef', {{}}); print('there', flush=True); time.sleep(60)")
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=Path(record.__file__).parent.parent)
    assert process.stdout is not None
    process.stdout.readline()
    folder = tmp_path / "20260101-000000-abcdef"
    assert record.alive(folder)
    assert record.supervisor(folder) == process.pid
    process.kill()
    process.communicate()
    assert not record.alive(folder)
    assert (record.settle(folder) or {})["how"] == "lost"


def test_names() -> None:
    assert record.is_id(record.new_id())
    assert not record.is_id("../20260101-000000-abcdef")
    assert record.source_problem("a.py") is None
    assert record.source_problem("model/net.py") is None
    for name in ("", "/etc/passwd", "../up.py", "a/../b.py", "a//b.py", "a\0.py", "x" * 300):
        assert record.source_problem(name)


def test_runs_are_listed_newest_first(tmp_path: Path) -> None:
    names = ["20260101-000000-abcdef", "20260301-000000-abcdef", "20260201-000000-abcdef"]
    for name in names:
        (tmp_path / name).mkdir()
    (tmp_path / "something else").mkdir()
    (tmp_path / "20260401-000000-abcdef").symlink_to(tmp_path / names[0])
    assert record.ids(tmp_path) == sorted(names, reverse=True)


def test_prune(tmp_path: Path) -> None:
    for day in range(1, 10):
        writer = made(tmp_path, f"2026010{day}-000000-abcdef")
        writer.output(b"x" * 1000)
        writer.close()
        if day < 4:
            old = time.time() - 30 * 86400
            os.utime(writer.folder, (old, old))
    going = made(tmp_path, "20250101-000000-abcdef")
    assert record.prune(tmp_path, days=14, size=1 << 20, keep=2) == [f"2026010{day}-000000-abcdef" for day in (3, 2, 1)]
    removed = record.prune(tmp_path, days=14, size=4000, keep=2)
    assert "20260109-000000-abcdef" not in removed
    assert going.folder.exists()
    assert len(record.ids(tmp_path)) < 7
    going.close()


# -- text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("raw", "text"), [
    (b"plain\n", "plain\n"),
    (b"\x1b[1;31mred\x1b[0m", "red"),
    (b"\x1b]0;title\x07after", "after"),
    (b"\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
    (b"\x1bPq#0\x1b\\sixel", "sixel"),
    (b"a\x1b(Bb\x1bMc", "abc"),
    (b"bell\x07 back\x08 null\x00", "bell back null"),
    ("größer \u202eright\u202c \xa0 …".encode(), "größer right   …"),
    (b"\xff\xfe", "\ufffd\ufffd"),
    (b"10%\r50%\r100%\ndone", "100%\ndone"),
    (b"dos\r\nlines\r\n", "dos\nlines\n"),
    (b"a\tb", "a\tb"),
    (b"[bold]not markup[/bold]", "[bold]not markup[/bold]"),
    (b"\x1b", ""),
    (b"\xc2\x9b31mred", "red"),
])
def test_clean(raw: bytes, text: str) -> None:
    assert clean(raw) == text


@given(st.binary(max_size=200))
def test_nothing_but_text_is_left(raw: bytes) -> None:
    assert all(char in "\n\t" or char.isprintable() for char in clean(raw))


PARTS = [b"a", b"\n", b"\r", b"\x1b", b"[3", b"1m", b"]0;", b"\x07", "ä".encode(), b"\xc3", b"x\r\n"]


@given(st.lists(st.sampled_from(PARTS), max_size=40), st.data())
def test_pieces_make_no_difference(parts: list[bytes], data: st.DataObject) -> None:
    raw = b"".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(raw)), max_size=5)))
    lines, found, at = Lines(), [], 0
    for cut in cuts:
        found += lines.feed(raw[at:cut])
        at = cut
    found += lines.feed(raw[at:], final=True)
    assert "\n".join([*found, lines.open]) == clean(raw)


def test_endless_lines_are_cut() -> None:
    lines = Lines()
    done = lines.feed(b"x" * 10_000)
    assert all(len(line) <= 4000 for line in done)
    assert sum(map(len, done)) + len(lines.open) == 10_000
    lines = Lines()
    for _ in range(100):
        lines.feed(b"\x1b]0;" + b"y" * 1000)
    assert len(lines._held) <= 4096


def test_a_supervisor_that_is_gone_is_not_watching(tmp_path: Path) -> None:
    program = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2])!r})\nfrom pathlib import Path\nfrom runners.record import Writer\n"
    program += f"w = Writer.create(Path({str(tmp_path / 'r')!r}), {{}}, temp='/t', session=7)\nprint('made', flush=True)\ninput()\n"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert record.watched(tmp_path / "r") == record.supervisor(tmp_path / "r") == process.pid
        assert (record.leftover(tmp_path / "r"), record.session(tmp_path / "r")) == ("/t", 7)
        process.kill()
        process.wait()
    assert record.watched(tmp_path / "r") == record.supervisor(tmp_path / "r") == 0
