"""Charts: plotext draws, whatever the numbers are."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.glyphs import glyphs
from tutor.series import Series
from tutor.widgets.canvas import Grid, Scale, draw, round_ticks, rounded_up, short, tick_labels
from tutor.widgets.picture import Band, Cells, Curve, Picture, Spec


def rows(cells: Cells) -> list[str]:
    return ["".join(char for char, _ in row) for row in cells]


def one(values: list[float], **more: object) -> Spec:
    return Spec(curves=[Curve("yours", "yours", Series((i + 1, v) for i, v in enumerate(values)))], **more)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=40),
    st.integers(1, 90),
    st.integers(1, 16),
    st.booleans(),
    st.booleans(),
)
def test_any_numbers_at_any_size_make_a_picture_of_that_size(
    values: list[float], width: int, height: int, ascii_only: bool, log: bool
) -> None:
    cells = Picture(glyphs(ascii_only), False).cells(one(values, log=log, unit="unit"), width, height)
    assert len(cells) == height and all(len(row) == width for row in cells)
    if ascii_only:
        assert all(ord(char) < 0x2800 for row in cells for char, _ in row)


def test_a_spike_among_many_points_reaches_the_top() -> None:
    values = [1.0] * 5000
    values[3210] = 9.0
    cells = Picture(glyphs(False), False).cells(one(values), 70, 12)
    assert any(role == "yours" for _, role in cells[1])


def test_dots_land_where_they_are_meant_to() -> None:
    grid = Grid(6, 3, False)
    for x in range(grid.across):
        for y in range(grid.up):
            drawn = draw(grid, [], [(x, y)], "*")
            inked = [(c, r) for r, row in enumerate(drawn) for c, char in enumerate(row) if char != " "]
            assert inked == [(x // 2, (grid.up - 1 - y) // 4)]


def test_the_curve_lies_over_the_range_of_the_reference() -> None:
    flat = Series((i, 2.0) for i in range(1, 50))
    band = Band(Series((i, 1.0) for i in range(1, 50)), Series((i, 3.0) for i in range(1, 50)))
    cells = Picture(glyphs(False), False).cells(Spec(curves=[Curve("yours", "yours", flat)], band=band), 80, 10)
    roles = {role for row in cells for _, role in row}
    assert {"yours", "band", "axis", "title", "label"} <= roles
    assert any("● yours" in row and "2.00" in row for row in rows(cells)) and any("▒ reference" in row for row in rows(cells))


def test_not_a_number_is_marked_and_breaks_the_line() -> None:
    text = "\n".join(rows(Picture(glyphs(False), False).cells(one([1.0, 2.0, math.nan, math.inf, 3.0]), 80, 8)))
    assert "▲ not a number" in text
    assert "nan" in "\n".join(rows(Picture(glyphs(False), False).cells(one([1.0, math.nan]), 80, 8)))


def test_x_is_fixed_when_the_number_of_steps_is_known() -> None:
    picture = Picture(glyphs(False), False)
    few = picture.cells(one([5.0, 4.0, 3.0], steps=100), 80, 10)
    inked = [x for row in few[1:-1] for x, (_, role) in enumerate(row[6:60]) if role == "yours"]
    assert max(inked) <= 3 and rows(few)[-1].rstrip().endswith("100")


def test_only_the_layer_that_changed_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from tutor.widgets import picture as module

    band = Band(Series((i, 1.0) for i in range(1, 50)), Series((i, 9.0) for i in range(1, 50)))
    series = Series([(1, 5.0)])
    spec = Spec(curves=[Curve("yours", "yours", series)], band=band, steps=50)
    picture = Picture(glyphs(False), False)
    picture.cells(spec, 80, 10)
    drawn: list[str] = []
    real = module.draw
    monkeypatch.setattr(module, "draw", lambda grid, lines, dots, letter: drawn.append(letter) or real(grid, lines, dots, letter))
    series.append(2, 4.0)
    picture.cells(spec, 80, 10)
    assert drawn == ["*"]


@given(st.floats(-1e300, 1e300), st.floats(-1e300, 1e300), st.integers(2, 8))
def test_ticks_are_few_and_within(a: float, b: float, most: int) -> None:
    low, high = min(a, b), max(a, b)
    ticks = round_ticks(low, high, most)
    assert 1 <= len(ticks) <= max(2, most)
    slack = (high / 2 - low / 2) * 1e-6 + 1e-300
    assert all(low - slack <= t <= high + slack for t in ticks)
    assert all(len(label) <= 12 for label in tick_labels(ticks))
    if high > low and math.isfinite(high - low):
        assert rounded_up(low, high) >= high - 1e-8 * max(abs(high), high - low)


@given(st.floats())
def test_a_value_takes_seven_cells_at_most(value: float) -> None:
    assert len(short(value)) <= 7


def test_values_in_short() -> None:
    given = [0.0, 1.0, 0.0612, 0.14, 12.34, 123.4, 12345.0, 0.00012, -0.5, math.nan, math.inf, -math.inf]
    assert [short(v) for v in given] == ["0.00", "1.00", "0.061", "0.14", "12.3", "123", "1e4", "1e-4", "-0.50", "nan", "inf", "-inf"]


@given(st.floats(-1e308, 1e308), st.floats(-1e308, 1e308), st.floats(-1e308, 1e308), st.booleans())
def test_every_value_has_a_dot_on_the_canvas(low: float, high: float, value: float, log: bool) -> None:
    assert 0 <= Scale(min(low, high), max(low, high), 40, log=log).dot(value) <= 39
