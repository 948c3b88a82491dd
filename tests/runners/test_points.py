"""What a program's process says it measured is checked, field by field."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runners.points import LINE, SERIES, Points

GOOD: dict[str, Any] = {"c": 0, "n": "loss", "s": 3, "v": 0.5, "t": 11.0}


def feed(*points: Any, made: Points | None = None) -> list[dict[str, Any]]:
    data = b"".join((p if isinstance(p, bytes) else json.dumps(p).encode()) + b"\n" for p in points)
    return (made or Points()).feed(data, 10.0, 12.0)


def test_a_point() -> None:
    assert feed(GOOD) == [{"e": "m", "t": 1.0, "c": 0, "n": "loss", "s": 3, "v": 0.5}]
    for value in ("nan", "inf", "-inf", 3, -0.0):
        assert feed({**GOOD, "v": value})[0]["v"] == value


@pytest.mark.parametrize("wrong", [
    {"c": -1}, {"c": True}, {"c": 1.0}, {"c": None}, {"n": ""}, {"n": "x" * 81}, {"n": "a\nb"}, {"n": "\x1b[31m"}, {"n": 3}, {"s": -1},
    {"s": 1.5}, {"s": 1 << 60}, {"v": "many"}, {"v": True}, {"v": None}, {"v": [1]}, {"v": 10**30},
])
def test_what_is_no_point(wrong: dict[str, Any]) -> None:
    made = Points()
    assert feed({**GOOD, **wrong}, made=made) == []
    assert made.refused == 1


@pytest.mark.parametrize("line", [
    b"", b"[]", b"3", b"{", b"\xff", b'{"c":0,"n":"loss","s":3,"v":NaN,"t":11}', b'{"c":0,"n":"loss","s":3,"v":1e999,"t":11}',
    b"[" * 5000, b'{"e":"end","how":"done"}', b'{"e":"verdict","verdict":"pass"}', b" " * 2000 + b"{}",
])
def test_lines_that_are_no_points(line: bytes) -> None:
    assert feed(line, GOOD) == feed(GOOD)


def test_only_known_fields_go_on() -> None:
    assert set(feed({**GOOD, "e": "end", "how": "done", "extra": "x"})[0]) == {"e", "t", "c", "n", "s", "v"}


@pytest.mark.parametrize("moment", [9.0, 13.0, "11", None, True])
def test_time_is_ours_where_theirs_can_not_be(moment: Any) -> None:
    assert feed({**GOOD, "t": moment})[0]["t"] == 2.0


def test_too_many_series() -> None:
    made = Points()
    found = feed(*({**GOOD, "n": f"series {i}"} for i in range(SERIES + 20)), made=made)
    assert len(found) == SERIES
    assert made.rest(0.0, 1.0) == [{"e": "crowd", "left": 20, "series": SERIES}]
    assert Points().rest(0.0, 1.0) == []


def test_too_many_points_are_thinned() -> None:
    made = Points(many=100)
    found = feed(*({**GOOD, "s": s} for s in range(1000)), made=made)
    assert [p["s"] for p in found[:100]] == list(range(100))
    assert 100 < len(found) < 500
    assert found[-1]["s"] > 900
    assert made.kept + made.thinned == 1000


def test_a_long_line_is_not_kept() -> None:
    made = Points()
    for _ in range(100):
        assert made.feed(b"x" * 1000, 10.0, 12.0) == []
    assert len(made._buffer) <= LINE
    assert made.feed(b"\n" + json.dumps(GOOD).encode() + b"\n", 10.0, 12.0) != []
    assert made.refused == 1


@given(st.lists(st.sampled_from([json.dumps(GOOD).encode() + b"\n", b"x", b"{\n", b"\n", b"y" * 600]), max_size=20), st.integers(1, 50))
def test_pieces_make_no_difference(parts: list[bytes], size: int) -> None:
    raw = b"".join(parts) + b"\n"
    whole = Points().feed(raw, 10.0, 12.0)
    made = Points()
    found = [point for at in range(0, len(raw), size) for point in made.feed(raw[at : at + size], 10.0, 12.0)]
    assert found == whole


@given(st.binary(max_size=500))
def test_any_bytes(raw: bytes) -> None:
    made = Points()
    made.feed(raw, 10.0, 12.0)
    made.rest(10.0, 12.0)
