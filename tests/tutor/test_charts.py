"""Where one looks on a chart, what is smoothed, and which curves stand together."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.following import Following
from tutor.glyphs import UNICODE
from tutor.series import Series, Smoothed
from tutor.widgets import viewing
from tutor.widgets.charts import Charts
from tutor.widgets.picture import Curve, Picture, Spec

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)


def spec(*values: float, begin: int = 1) -> Spec:
    return Spec(curves=[Curve("loss", "yours", Series(enumerate(values, begin)))])


def text(one: Spec, width: int = 80, height: int = 14) -> str:
    rows = Picture(UNICODE, False).cells(one, width, height)
    return "\n".join("".join(char for char, _ in row).rstrip() for row in rows)


@given(st.lists(NUMBERS, min_size=1, max_size=200), st.sampled_from([0.5, 0.9, 0.98]))
def test_a_smoothed_curve_stays_between_the_least_and_the_greatest_so_far(values: list[float], weight: float) -> None:
    source = Series(enumerate(values))
    smoothed = Smoothed(source, weight)
    while smoothed.update(7):
        pass
    assert len(smoothed.series) == len(values)
    for i, (_, mean) in enumerate(smoothed.series.points(0, len(values))):
        slack = 1e-6 * max(1.0, *(abs(v) for v in values))
        assert min(values[: i + 1]) - slack <= mean <= max(values[: i + 1]) + slack


def test_a_smoothed_curve_begins_where_the_curve_does_and_follows_it() -> None:
    source = Series([(1, 4.0), (2, 0.0), (3, math.nan), (4, 0.0)])
    smoothed = Smoothed(source, 0.5)
    assert not smoothed.update()
    values = [value for _, value in smoothed.series.points(0, 4)]
    assert values[0] == 4.0
    assert values[1] == pytest.approx(4 * 0.25 / 0.75)     # (0.5 * 0.5 * 4 + 0.5 * 0) / (1 - 0.5 ** 2)
    assert math.isnan(values[2])
    assert values[3] == pytest.approx(0.5 * 0.5 * 0.5 * 4 / 0.875)
    source.append(5, 8.0)
    smoothed.update()
    assert len(smoothed.series) == 5


@given(st.lists(st.sampled_from([0.5, 2.0]), max_size=30), st.integers(2, 5000))
def test_zoom_never_leaves_the_curve(factors: list[float], many: int) -> None:
    one = spec(*range(many))
    for factor in factors:
        viewing.zoom(one, factor)
        if one.window is not None:
            first, last = one.window
            assert 1 <= first < last <= many + 1 and last - first >= min(viewing.NARROWEST, many)
    for _ in range(40):
        viewing.zoom(one, 2.0)
    assert one.window is None


@given(st.lists(st.integers(-200, 200), max_size=20), st.lists(st.integers(1, 50), min_size=2, max_size=60))
def test_the_cursor_is_always_on_a_step_that_is_there(moves: list[int], gaps: list[int]) -> None:
    steps = [sum(gaps[: i + 1]) for i in range(len(gaps))]
    one = Spec(curves=[Curve("loss", "yours", Series((float(s), 1.0) for s in steps))])
    viewing.zoom(one, 0.5)
    for by in moves:
        viewing.move(one, by, 60)
        assert one.cursor in steps
        assert one.window is None or one.window[0] <= one.cursor <= one.window[1]


def test_the_values_at_the_cursor_are_told() -> None:
    one = spec(*(n * n for n in range(100)))
    assert "step 1" in text(one)
    one.cursor = 50.0
    seen = text(one)
    assert "step 50" in seen and "2401" in seen and "│" in seen
    assert "9801" not in seen


def test_a_spike_is_seen_at_each_zoom() -> None:
    values = [0.0] * 100_000
    values[70_000] = 5.0
    one = spec(*values)
    for _ in range(6):
        columns = one.curves[0].series.columns(*(one.window or viewing.whole(one)), 100)
        assert max(column.high for column in columns) == 5.0
        one.cursor = 70_001.0
        viewing.zoom(one, 0.5)
    one.window, one.cursor = (1.0, 60_000.0), None
    assert max(column.high for column in one.curves[0].series.columns(*one.window, 100)) == 0.0
    assert "5" not in text(one).split("step")[0].replace("0.5", "")


def events(*points: tuple[str, str, int, float]) -> list[dict[str, object]]:
    return [{"e": "m", "t": 0.0, "c": 0, "n": name, "s": step, "v": value, **({"k": kind} if kind else {})} for kind, name, step, value in points]


def followed(tmp_path: Path, *points: tuple[str, str, int, float]) -> Charts:
    following = Following(tmp_path)
    for event in events(*points):
        following._apply(event)
    return Charts(following)


def test_the_charts_of_a_run_one_after_another(tmp_path: Path) -> None:
    charts = followed(tmp_path, *[point for step in range(3) for point in (
        ("", "errD", step, 1.0), ("", "errG", step, 2.0), ("gradient", "gradient norm", step, 3.0), ("speed", "steps a second", step, 9.0),
        ("tag", "loss/train", 10 * step, 1.0), ("tag", "loss/val", 10 * step, 1.0), ("tag", "accuracy", step, 0.5))], ("lr", "lr", 0, 0.1))
    assert charts.kinds == ["", "tag:loss", "tag:accuracy", "gradient", "speed"]      # a rate that never changed is no curve
    first = charts.spec(None)
    assert first is not None and [curve.name for curve in first.curves] == ["errD", "errG"]
    assert charts.spec(first) is None                                                   # nothing to change
    assert charts.next_kind() == "loss"
    second = charts.spec(first)
    assert second is not None and [curve.name for curve in second.curves] == ["loss/train", "loss/val"]
    assert second.curves[0].series.last_step == 20                                      # its own steps, not counted from 1
    charts.next_weight()
    third = charts.spec(second)
    assert third is not None and [(curve.role, curve.named) for curve in third.curves] == [
        ("yours", True), ("faint", False), ("other", True), ("faint", False)]
    assert [charts.next_kind() for _ in range(4)] == ["accuracy", "Gradient norm", "Steps a second", "Loss"]


def test_old_records_tell_a_rate_by_its_name(tmp_path: Path) -> None:
    charts = followed(tmp_path, ("", "loss", 0, 1.0), ("", "lr", 0, 0.1), ("", "lr 2", 0, 0.1))
    assert [name for name, _ in charts.curves()] == ["loss"]


def test_an_earlier_run_lies_behind(tmp_path: Path) -> None:
    charts = followed(tmp_path, ("", "loss", 0, 1.0), ("", "loss", 1, 0.5))
    charts.other = "the run before", followed(tmp_path, ("", "loss", 0, 3.0)).following
    made = charts.spec(None)
    assert made is not None and [(curve.name, curve.role) for curve in made.curves] == [("loss", "yours"), ("the run before", "other")]
