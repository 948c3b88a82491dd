"""A run is read from its folder: while it goes on, torn, after its end, however much it prints."""

from __future__ import annotations

import json
import math
from pathlib import Path

from runners import record
from tests.tutor.test_watching import within
from tutor.following import KEPT, Following


def begun(tmp_path: Path) -> record.Writer:
    writer = record.Writer.create(tmp_path / record.new_id(), {"op": "check"})
    writer.event({"e": "start", "t": 0, "kind": "check", "what": "x", "seed": 7, "checks": ["one", "two"]})
    return writer


def point(step: int, value: object, check: int = 0) -> dict[str, object]:
    return {"e": "m", "t": step / 100, "c": check, "n": "loss", "s": step, "v": value}


def test_a_run_that_is_over_is_read_at_once(tmp_path: Path) -> None:
    writer = begun(tmp_path)
    writer.events([{"e": "check", "i": 0}, *(point(i, 1.0 / (i + 1)) for i in range(300)), point(300, "nan"), point(301, "-inf")])
    writer.output(b"\x1b[31mred\x1b[0m\n50%\r100%\nno end")
    writer.reference({"check": 0, "name": "loss", "low": [1.0, 0.5], "high": [2.0, math.pi]})
    writer.end("done")
    writer.close()
    following = Following(writer.folder).load()
    assert list(following.lines) == ["red", "100%", "no end"] and following.printed == 3
    series = following.series[0, "loss"]
    assert len(series) == 302 and series.first_step == 1 and series.broken_steps == [301, 302]
    assert following.seed == 7 and following.checks == ("one", "two") and following.check == 0
    assert following.end is not None and following.all_read and not following.pending
    assert following.reference is not None and following.reference[3].last == math.pi


def test_what_comes_is_taken_piece_by_piece(tmp_path: Path) -> None:
    writer = begun(tmp_path)
    following = Following(writer.folder).start()
    writer.events([point(i, float(i)) for i in range(50)])
    assert within(lambda: following.take(10).points > 0 or len(following.series.get((0, "loss"), ())) > 0)
    assert within(lambda: following.take(10) is not None and len(following.series[0, "loss"]) == 50)
    writer.end("stopped", "by you")
    following.poke()
    assert within(lambda: following.take().ended and following.all_read)
    writer.close()


def test_memory_is_bounded_whatever_is_printed(tmp_path: Path) -> None:
    writer = begun(tmp_path)
    writer.output(b"".join(b"line %d\n" % i for i in range(3 * KEPT)))
    writer.output(b"x" * 100_000 + b"\n")
    writer.end("done")
    writer.close()
    following = Following(writer.folder).load()
    assert following.printed > 3 * KEPT and len(following.lines) == KEPT
    assert all(len(line) <= 4000 for line in following.lines)


def test_events_of_another_shape_are_passed_over(tmp_path: Path) -> None:
    writer = begun(tmp_path)
    with (writer.folder / "events.jsonl").open("a") as file:
        for line in ('{"e":"m","c":"0","n":"loss","s":1,"v":1}', '{"e":"m","c":0,"n":"loss","s":1,"v":"much"}', "{}", "[1", '{"e":"x"}',
                     '{"e":"check","i":"two"}', '{"e":"m","c":0,"n":"loss","s":1e999,"v":2.0}', '{"e":"start","checks":7,"seed":"a"}'):  # fmt: skip
            file.write(line + "\n")
        file.write('{"e":"m","c":0,"n":"lo')
    (writer.folder / "reference.json").write_text(json.dumps({"check": 0}))
    following = Following(writer.folder).load()
    writer.close()
    assert following.check == -1 and following.reference is None
    assert all(len(series) <= 1 for series in following.series.values())


def test_a_folder_that_is_gone_is_an_empty_run(tmp_path: Path) -> None:
    following = Following(tmp_path / "none").load()
    assert following.printed == 0 and following.series == {} and following.end is None
