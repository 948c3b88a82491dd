"""A run's folder is a log folder of TensorBoard: what is in its event file is what its events say."""

from __future__ import annotations

import math
import os
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from runners.client import Client
from runners.event_file import EventFile
from tests.runners.tools import Place, events
from tests.tutor.events.making import read, rows

BEGAN = 1.7e9


def point(name: str, step: int, value: Any, t: float = 0.5) -> dict[str, Any]:
    return {"e": "m", "t": t, "c": 0, "n": name, "s": step, "v": value}


def theirs(folder: Path) -> dict[str, list[tuple[int, float]]]:
    found = EventAccumulator(str(folder), size_guidance={"scalars": 0}).Reload()
    assert found.file_version == 2
    return {tag: [(p.step, p.value) for p in found.Scalars(tag)] for tag in found.Tags()["scalars"]}


def rounded(value: float) -> float:
    try:
        return float(struct.unpack("<f", struct.pack("<f", value))[0])
    except OverflowError:
        return math.copysign(math.inf, value)


names = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80)
points = st.lists(st.tuples(names, st.integers(0, (1 << 53) - 1), st.one_of(st.floats(), st.integers(-(1 << 53), 1 << 53))), max_size=40)


@given(points)
def test_both_readers_find_what_was_written(tmp_path_factory: pytest.TempPathFactory, given: list[tuple[str, int, float]]) -> None:
    folder = tmp_path_factory.mktemp("run")
    file = EventFile(folder, BEGAN)
    words = {"nan": "nan", "inf": "inf", "-inf": "-inf"}
    told = [point(name, step, words.get(repr(value), value)) for name, step, value in given]
    file.add(told[:7])
    file.add(told[7:])
    file.close()
    expected: dict[str, list[tuple[int, float]]] = {}
    for name, step, value in given:
        expected.setdefault(name, []).append((step + 1, rounded(value)))
    if not given:
        assert not list(folder.iterdir())
        return
    assert repr(sorted(theirs(folder).items())) == repr(sorted(expected.items()))
    found = read(folder)
    assert not found.left_out()
    (run,) = found.runs.values()
    for name, expect in expected.items():
        assert repr(rows(run, name)) == repr(sorted(expect, key=lambda row: row[0]))


def test_times_and_other_events(tmp_path: Path) -> None:
    file = EventFile(tmp_path, BEGAN)
    file.add([{"e": "fig", "t": 1}])
    assert not list(tmp_path.iterdir())
    file.add([point("loss", 0, 1.0, 2.25), {"e": "finding", "t": 1}])
    (path,) = tmp_path.iterdir()
    assert "tfevents" in path.name and path.stat().st_mode & 0o777 == 0o600
    (found,) = EventAccumulator(str(tmp_path)).Reload().Scalars("loss")
    assert found.wall_time == BEGAN + 2.25


def test_what_can_not_be_written_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = EventFile(tmp_path / "none", BEGAN)
    gone.add([point("loss", 0, 1.0)])
    assert gone.broken
    gone.close()
    file = EventFile(tmp_path, BEGAN)
    file.add([point("loss", 0, 1.0)])
    write = os.write
    with monkeypatch.context() as patched:
        def full(fd: int, data: bytes) -> int:
            if len(data) < 20:
                raise OSError(28, "No space left on device")
            return write(fd, data[:10])

        patched.setattr(os, "write", full)
        file.add([point("loss", 1, 1.0)])
    assert file.broken
    file.add([point("loss", 2, 1.0)])
    file.close()
    found = read(tmp_path)
    assert rows(found.runs["."], "loss") == [(1, 1.0)] and "not whole" in found.left_out()[0]


def test_a_run_of_a_script(shared: tuple[Place, Client]) -> None:
    place, client = shared
    run = place.own(client, """
        import torch
        w = torch.ones(1, requires_grad=True)
        opt = torch.optim.SGD([w], lr=0.1)
        for _ in range(150):
            opt.zero_grad()
            (w * w).sum().backward()
            opt.step()
        (w * float("nan")).sum().backward()
    """)  # fmt: skip
    said: dict[str, list[tuple[int, float]]] = {}
    for event in events(run):
        if event["e"] == "m":
            said.setdefault(event["n"], []).append((event["s"] + 1, rounded(float(event["v"]))))
    assert len(said["loss"]) == 150 and said["lr"] == [(1, rounded(0.1))] and math.isnan(said["loss 2"][0][1])
    assert repr(theirs(run.folder)) == repr(said)
    assert not list(place.run(client).folder.glob("*tfevents*")), "a check is none"
