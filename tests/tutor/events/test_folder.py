"""A folder of runs: several files, restarts, growth, and what is left out."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.compat.proto import event_pb2
from tensorboard.compat.proto.summary_pb2 import Summary

from runners import record
from tests.tutor.events.making import NAME, VERSION, frame, read, restart, rows, scalar, tensor, write
from tutor.events import folder as folders
from tutor.events import store
from tutor.events.folder import Folder, ViewError

LATER = NAME.replace("1700000000", "1700000001")


def theirs(path: Path, tag: str) -> list[tuple[int, float]]:
    found = EventAccumulator(str(path), size_guidance={"scalars": 0}).Reload()
    return [(point.step, point.value) for point in found.Scalars(tag)]


def test_each_folder_is_a_run(tmp_path: Path) -> None:
    write(tmp_path, [scalar("loss", 0, 1.0)])
    write(tmp_path / "a", [scalar("loss", 0, 2.0)])
    write(tmp_path / "b" / "c", [scalar("acc", 3, 0.5), scalar("acc", 4, 0.25)])
    (tmp_path / "empty").mkdir()
    found = read(tmp_path)
    assert sorted(found.runs) == [".", "a", "b/c"]
    assert found.document() == {"left_out": [], "runs": [
        {"run": ".", "tags": [{"tag": "loss", "points": 1, "first_step": 0, "last_step": 0, "last": 1.0, "min": 1.0, "max": 1.0}]},
        {"run": "a", "tags": [{"tag": "loss", "points": 1, "first_step": 0, "last_step": 0, "last": 2.0, "min": 2.0, "max": 2.0}]},
        {"run": "b/c", "tags": [{"tag": "acc", "points": 2, "first_step": 3, "last_step": 4, "last": 0.25, "min": 0.25, "max": 0.5}]},
    ]}  # fmt: skip


def test_what_can_not_be_viewed(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none", "is not there"), (tmp_path, "no event files"), (write(tmp_path.with_name("file"), []), "is a file")):
        with pytest.raises(ViewError, match=words):
            Folder(path)


def test_what_is_not_finite(tmp_path: Path) -> None:
    write(tmp_path, [scalar("a", i, v) for i, v in enumerate([1.0, math.nan, math.inf, -2.0, -math.inf])] + [scalar("b", 0, math.nan)])
    first, second = json.loads(json.dumps(read(tmp_path).document(), allow_nan=False))["runs"][0]["tags"]
    assert first == {"tag": "a", "points": 5, "first_step": 0, "last_step": 4, "last": "-inf", "min": -2.0, "max": 1.0}
    assert second["last"] == second["min"] == second["max"] == "nan"


def test_two_writers_to_one_folder(tmp_path: Path) -> None:
    write(tmp_path, [scalar("loss", i, float(i)) for i in range(0, 100, 2)])
    write(tmp_path, [scalar("loss", i, -float(i)) for i in range(1, 100, 2)] + [scalar("other", 0, 1.0)], LATER)
    (run,) = read(tmp_path).runs.values()
    assert rows(run, "loss") == [(i, float(i) if i % 2 == 0 else -float(i)) for i in range(100)]
    assert rows(run, "other") == [(0, 1.0)] and run.void == 0
    assert sorted(theirs(tmp_path, "loss")) == rows(run, "loss"), "TensorBoard keeps the same points, in the order of the files"


@pytest.mark.parametrize("files", [1, 2])
def test_a_restart_makes_void_what_it_writes_anew(tmp_path: Path, files: int) -> None:
    before = [*(scalar("loss", i, 1.0) for i in range(100)), *(scalar("acc", i, 1.0) for i in range(0, 100, 10))]
    after = [restart(60), *(scalar("loss", i, 2.0) for i in range(60, 80))]
    if files == 1:
        write(tmp_path, before + after)
    else:
        write(tmp_path, before)
        write(tmp_path, after, LATER)
    found = read(tmp_path)
    (run,) = found.runs.values()
    for tag in ("loss", "acc"):
        assert rows(run, tag) == theirs(tmp_path, tag)
    assert len(rows(run, "loss")) == 80 and run.curves["acc"].summary.last_step == 50
    assert found.left_out() == [f"{tmp_path.name}: a restart made 44 points void."]


def test_what_an_earlier_file_says_late_is_void_as_well(tmp_path: Path) -> None:
    first = write(tmp_path, [scalar("loss", i, 1.0) for i in range(10)])
    write(tmp_path, [restart(5), scalar("loss", 5, 2.0)], LATER)
    found = read(tmp_path)
    with first.open("ab") as file:
        file.write(frame(scalar("loss", 3, 7.0)) + frame(scalar("loss", 9, 7.0)))
    found.poll()
    (run,) = found.runs.values()
    assert rows(run, "loss") == [(0, 1.0), (1, 1.0), (2, 1.0), (3, 1.0), (3, 7.0), (4, 1.0), (5, 2.0)]
    assert rows(run, "loss") == rows(read(tmp_path).runs["."], "loss") == sorted(theirs(tmp_path, "loss"))


steps = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 12)), max_size=30)


@given(steps, steps, st.booleans())
def test_files_of_the_old_kind(tmp_path_factory: pytest.TempPathFactory, first: list[tuple[str, int]], second: list[tuple[str, int]], two: bool) -> None:
    folder = tmp_path_factory.mktemp("f")
    records = [[scalar(tag, step, float(i)) for i, (tag, step) in enumerate(some)] for some in (first, second)]
    if two:
        write(folder, records[0], version=False)
        write(folder, records[1], LATER, version=False)
    else:
        write(folder, records[0] + records[1], version=False)
    (run,) = read(folder).runs.values()
    for tag in {tag for tag, _ in first + second}:
        assert rows(run, tag) == sorted(theirs(folder, tag), key=lambda row: row[0])


@given(st.lists(st.one_of(st.tuples(st.sampled_from("ab"), st.integers(0, 12)), st.tuples(st.just(""), st.integers(0, 12))), max_size=40), st.integers(0, 40))
def test_restarts_as_tensorboard_has_them(tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, int]], cut: int) -> None:
    folder = tmp_path_factory.mktemp("f")
    records = [scalar(tag, step, float(i)) if tag else restart(step) for i, (tag, step) in enumerate(events)]
    write(folder, records[:cut])
    write(folder, records[cut:], LATER)
    (run,) = read(folder).runs.values()
    for tag in {tag for tag, _ in events if tag}:
        if tag not in run.curves:
            continue
        assert rows(run, tag) == sorted(theirs(folder, tag), key=lambda row: row[0])


def test_it_grows(tmp_path: Path) -> None:
    path = write(tmp_path, [scalar("loss", 0, 1.0)])
    found = read(tmp_path)
    assert found.left_out() == []
    with path.open("ab") as file:
        file.write(frame(scalar("loss", 1, 2.0)))
        file.write(frame(scalar("loss", 2, 3.0))[:-3])
        file.flush()
        assert found.poll()
        assert rows(found.runs["."], "loss") == [(0, 1.0), (1, 2.0)]
        assert "the last record is not whole" in found.left_out()[0]
        file.write(frame(scalar("loss", 2, 3.0))[-3:])
    assert found.poll() and found.left_out() == []
    assert not found.poll()
    write(tmp_path / "new", [scalar("loss", 0, 1.0)])
    found.look()
    assert found.poll() and sorted(found.runs) == [".", "new"]


def test_what_is_damaged_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    (tmp_path / "x.tfevents.empty").touch()
    (tmp_path / "y.tfevents.other").write_bytes(b"a text " * 100)
    data = bytearray(write(tmp_path, [scalar("loss", i, 1.0) for i in range(1, 50)]).read_bytes())
    size = len(frame(scalar("loss", 1, 1.0)))
    data[len(frame(VERSION)) + 10 * size + 20] ^= 255
    data[len(frame(VERSION)) + 20 * size] ^= 255
    (tmp_path / NAME).write_bytes(bytes(data) + frame(b"\x09") + frame(b"x")[:9])
    (tmp_path / "gone.tfevents").symlink_to(tmp_path / "nowhere")
    found = read(tmp_path)
    assert found.left_out() == [
        f"{NAME}: damaged at 1 place; reading went on behind it.",
        f"{NAME}: 1 record with a wrong checksum passed over.",
        f"{NAME}: 1 record that can't be understood passed over.",
        f"{NAME}: the last record is not whole (9 bytes of it are there).",
        "gone.tfevents can't be read (no such file or directory).",
        "x.tfevents.empty is empty.",
        "y.tfevents.other is no event file.",
    ]
    assert [step for step, _ in rows(found.runs["."], "loss")] == [i for i in range(1, 50) if i not in (11, 21)]


def test_what_is_drawn_otherwise_is_named(tmp_path: Path) -> None:
    image = Summary(value=[Summary.Value(tag="i", image=Summary.Image(height=2)), Summary.Value(tag="h", histo={"min": 1.0})])
    picture = event_pb2.Event(step=3, summary=image).SerializeToString()
    words = [tensor("note", i, plugin="text", dtype=7, string_val=[b"words %d" % i]) for i in range(3)]
    write(tmp_path, [picture, scalar("loss", 0, 1.0), *words, tensor("h2", 0, plugin="histograms", dtype=2, double_val=[1.0, 2.0])])
    found = read(tmp_path)
    (run,) = found.runs.values()
    assert {tag: (other.kind, other.count) for tag, other in run.others.items()} == {
        "i": ("image", 1), "h": ("histogram", 1), "h2": ("histogram", 1), "note": ("text", 3),
    }  # fmt: skip
    assert run.others["note"].text == "words 2"
    assert found.left_out() == [f"{tmp_path.name}: 1 tag of kind image, 2 tags of kind histogram: not drawn."]


def test_more_tags_than_there_is_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "Room", lambda: store.Room(tags=100))
    write(tmp_path, [scalar(f"tag {i}", 0, 1.0) for i in range(500)] + [scalar("x" * 600, 0, 1.0)] + [scalar("tag 7", i, 1.0) for i in range(90)])
    found = read(tmp_path)
    (run,) = found.runs.values()
    assert list(run.curves) == [f"tag {i}" for i in range(100)] and len(run.curves["tag 7"]) == 91
    assert found.left_out() == [f"{tmp_path.name}: there is no room for 401 more tags.", f"{tmp_path.name}: 401 points left out."]


def test_more_points_than_there_is_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "Room", lambda: store.Room(points=150))
    write(tmp_path / "a", [scalar("loss", i, 1.0) for i in range(100)])
    write(tmp_path / "b", [scalar("loss", i, 1.0) for i in range(100)])
    found = read(tmp_path)
    assert [len(run.curves["loss"]) for run in found.runs.values()] == [100, 50]
    assert found.left_out() == ["b: 50 points left out."]


def test_more_runs_than_there_is_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "RUNS", 3)
    for i in range(5):
        write(tmp_path / f"{i}", [scalar("loss", 0, 1.0)])
    found = read(tmp_path)
    assert sorted(found.runs) == ["0", "1", "2"] and found.left_out() == ["Only the first 3 runs are shown."]


def test_names_are_data(tmp_path: Path) -> None:
    strange = os.fsdecode(b"\xff\x1b[31m[b]")
    write(tmp_path / strange, [scalar("\x1b[2Jloss", 0, 1.0)], NAME + "\x1b]0;x\x07")
    (tmp_path / strange / "b.tfevents\x1b").touch()
    found = read(tmp_path)
    assert found.shown(strange) == "?[31m[b]"
    assert all(c >= " " for sentence in found.left_out() for c in sentence)
    json.dumps(found.document()).encode()


def test_a_run_of_ours(tmp_path: Path) -> None:
    folder = tmp_path / record.new_id()
    writer = record.Writer.create(folder, {"op": "run", "main": "train.py"})
    writer.event({"e": "start", "t": 0, "kind": "run", "what": "train.py", "checks": []})
    writer.events([{"e": "m", "t": i / 10, "c": 0, "n": "loss", "s": i, "v": 1.0 / (i + 1) if i != 3 else "nan"} for i in range(5)])
    write(folder, [scalar("loss", 1, 9.0)])
    writer.events([{"e": "m", "c": "x"}, {"e": "m", "c": 0, "n": "loss", "s": 1, "v": 10**400}, {"e": "m", "c": 0, "n": "loss", "s": -1, "v": 1}])
    for path, name in ((folder, "."), (tmp_path, folder.name)):
        found = read(path)
        assert sorted(found.runs) == [name]
        assert repr(rows(found.runs[name], "loss")) == repr([(i + 1, 1.0 / (i + 1) if i != 3 else math.nan) for i in range(5)])
    writer.event({"e": "m", "c": 0, "n": "lr", "s": 0, "v": 0.1})
    assert found.poll() and rows(found.runs[name], "lr") == [(1, 0.1)]
    writer.end("done")
    writer.close()


def test_a_check_of_ours(tmp_path: Path) -> None:
    writer = record.Writer.create(tmp_path / "run", {"op": "check"})
    writer.event({"e": "start", "t": 0, "kind": "check", "what": "x", "checks": ["one", "two"]})
    writer.events([{"e": "m", "t": 0, "c": c, "n": "loss", "s": 0, "v": float(c)} for c in range(2)])
    writer.close()
    (run,) = read(tmp_path).runs.values()
    assert {tag: rows(run, tag) for tag in run.curves} == {"check 1/loss": [(1, 0.0)], "check 2/loss": [(1, 1.0)]}


def test_a_file_of_that_name_that_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "events.jsonl").write_text('{"event": "purchase"}\n')
    with pytest.raises(ViewError, match="no event files"):
        Folder(tmp_path)
    write(tmp_path, [scalar("loss", 0, 1.0)])
    assert rows(read(tmp_path).runs["."], "loss") == [(0, 1.0)]
