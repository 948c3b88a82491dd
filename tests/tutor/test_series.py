"""Curves of any length: spikes never vanish."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from tutor.series import Series

values = st.floats(allow_nan=True, allow_infinity=True, width=32)


@given(st.lists(values, max_size=600), st.integers(1, 90))
def test_columns_keep_the_least_and_the_greatest_of_all_points(points: list[float], count: int) -> None:
    series = Series(enumerate(points))
    columns = series.columns(0, max(0, len(points) - 1), count)
    finite = [v for v in points if math.isfinite(v)]
    shown = [c for c in columns if c.low <= c.high]
    if finite:
        assert min(c.low for c in shown) == min(finite)
        assert max(c.high for c in shown) == max(finite)
    else:
        assert not shown
    assert any(c.broken for c in columns) == (len(finite) < len(points))
    assert [c.at for c in columns] == sorted({c.at for c in columns})
    assert all(0 <= c.at < count for c in columns)


@given(st.lists(st.lists(st.tuples(st.integers(0, 1000), values), max_size=150), max_size=6), st.booleans())
def test_many_at_once_are_as_one_by_one(parts: list[list[tuple[int, float]]], between: bool) -> None:
    import numpy as np

    one, many = Series(), Series()
    for part in parts:
        for step, value in part:
            one.append(step, value)
        if between and part:            # some one by one, the others at once
            many.append(*part[0])
            part = part[1:]
        many.extend(np.array([step for step, _ in part], float), np.array([value for _, value in part], float))
    assert many.version == one.version and len(many) == len(one)
    for name in ("_steps", "_values", "_broken"):
        assert repr(getattr(many, name)) == repr(getattr(one, name))
    assert many._lows == one._lows and many._highs == one._highs


@given(st.lists(values, min_size=1, max_size=400), st.data())
def test_the_range_of_any_stretch_is_that_of_its_points(points: list[float], data: st.DataObject) -> None:
    series = Series(enumerate(points))
    begin = data.draw(st.integers(0, len(points)))
    end = data.draw(st.integers(begin, len(points)))
    finite = [v for v in points[begin:end] if math.isfinite(v)]
    assert series.bounds(begin, end) == ((min(finite), max(finite)) if finite else None)


@given(st.integers(1, 4000), st.integers(0, 3999), st.integers(2, 60))
def test_one_spike_is_seen_at_every_width(count: int, where: int, width: int) -> None:
    spike = where % count
    series = Series((i, 100.0 if i == spike else 1.0) for i in range(count))
    columns = series.columns(0, count - 1, width)
    (high,) = [c for c in columns if c.high == 100.0]
    assert abs(high.at - spike / max(1, count - 1) * (width - 1)) <= 1


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60), st.integers(1, 40))
def test_points_may_be_added_while_it_is_shown(points: list[float], width: int) -> None:
    series = Series()
    for i, value in enumerate(points):
        before = series.version
        series.append(i, value)
        assert series.version != before and series.last == value
        seen = series.columns(0, len(points), width)
        assert max(c.high for c in seen) == max(points[: i + 1])


def test_steps_only_grow() -> None:
    series = Series([(1, 1.0), (5, 2.0), (3, 9.0), (math.nan, 4.0), (6, 5.0)])
    assert series.last_step == 6 and series.first_step == 1
    assert max(c.high for c in series.columns(1, 6, 10)) == 9.0


def test_nothing_is_no_column() -> None:
    assert Series().columns(0, 1, 10) == [] and Series().bounds() is None and Series().last is None
    assert Series([(1, 1.0)]).columns(0, 1, 0) == []


def test_the_least_above_zero() -> None:
    assert Series([(0, -1.0), (1, 0.0), (2, math.inf)]).least_above_zero() is None
    assert Series([(0, 3.0), (1, 0.5)]).least_above_zero() == 0.5


@given(st.lists(values, max_size=40), st.sampled_from([0, 5000]))
def test_where_a_logarithmic_axis_begins(points: list[float], more: int) -> None:
    series = Series(enumerate([*points, *[-1.0] * more]))
    assert series.least_above_zero() == min((v for v in points if 0 < v < math.inf), default=None)
