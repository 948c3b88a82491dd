"""Expected above yours: the same digits, the first difference in sight, nothing cut that decides."""
from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from runners.checking import tell
from runners.checking.compare import Raised, alike
from runners.checking.trial import Seen


def seen(expected: Any, yours: Any, per: str = "", what: str = "the result") -> Seen:
    return Seen((1, 0), what, yours, False, expected, per=per)


def test_weights_after_each_step_are_followed_through_the_steps() -> None:
    right = [[torch.tensor([[1.0, 2.0]]), torch.tensor([0.5])] for _ in range(3)]
    mine = [[torch.tensor([[1.0, 2.0 + i]]), torch.tensor([0.5])] for i in range(3)]
    found = tell.table(seen(right, mine, per="step"))
    assert found is not None
    assert found["columns"] == ["step 1", "step 2", "step 3"]
    assert found["expected"] == ["2", "2", "2"] or found["expected"] == ["2.0", "2.0", "2.0"]
    assert found["differs"] == [False, True, True]
    assert found["what"] == "tensor 1, entry [0, 1]"


def test_a_matrix_shows_its_first_wrong_row() -> None:
    a = np.arange(12.0).reshape(3, 4)
    b = a.copy()
    b[1, 2] = -1
    found = tell.table(seen(a, b))
    assert found is not None and found["what"] == "row 2" and found["differs"] == [False, False, True, False]


def test_a_difference_far_to_the_right_is_in_sight() -> None:
    a = torch.zeros(100)
    b = a.clone()
    b[70] = 1
    found = tell.table(seen(a, b))
    assert found is not None and any(found["differs"]) and "71" in found["columns"]


@pytest.mark.parametrize(("expected", "yours", "words"), [
    (torch.ones(3, 4), torch.ones(4, 3), ["shape (3, 4)", "shape (4, 3)"]),
    ([1.0, 2.0], [1.0], ["2 values", "1 value"]),
    ((2, 3), (3,), ["(2, 3)", "(3,)"]),
    (3.0, "3.0", ["3", "'3.0'"]),
    ([3.5], ["3.5"], ["[3.5]", "['3.5']"]),
    (2, None, ["2", "None"]),
])
def test_what_differs_is_what_is_said(expected: Any, yours: Any, words: list[str]) -> None:
    for word in words:
        assert word in tell.message(seen(expected, yours))


def test_an_error_is_told_in_its_own_words() -> None:
    found = Seen((1, "raised"), "runs without an error", Raised(["ValueError"], "no", [3]), False, "no error")
    assert tell.message(found) == "runs without an error: ValueError: no"


@given(st.lists(st.floats(width=32, allow_nan=True), min_size=1, max_size=12), st.lists(st.floats(width=32), min_size=1, max_size=12))
def test_digits_tell_different_numbers_apart(a: list[float], b: list[float]) -> None:
    n = min(len(a), len(b))
    x, y = np.array(a[:n]), np.array(b[:n])
    left, right = tell.digits(x, y)
    assert len(left) == len(right) == n
    for p, q, v, w in zip(left, right, x, y, strict=True):
        assert len(p) < 24 and len(q) < 24
        if p != q:
            assert v != w


@given(st.recursive(st.floats() | st.integers() | st.text(max_size=3) | st.none(), lambda i: st.lists(i, max_size=4), max_leaves=12),
       st.recursive(st.floats() | st.integers() | st.text(max_size=3) | st.none(), lambda i: st.lists(i, max_size=4), max_leaves=12))
def test_any_two_values_can_be_told(a: Any, b: Any) -> None:
    tell.message(seen(a, b))
    tell.table(seen(a, b))
    tell.table(seen(a, b, per="step"))
    assert alike(a, a) or a != a or "nan" in repr(a)
