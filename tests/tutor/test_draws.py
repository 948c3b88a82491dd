"""Drawn numbers: the same for a learner and a try, all of them before any comes again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tutor.draws import draw, fill

CHOICES = st.dictionaries(
    st.sampled_from(["a", "b", "n", "size"]), st.lists(st.integers(0, 50), min_size=2, max_size=5, unique=True).map(tuple), max_size=3
)


@given(CHOICES, st.integers(0, 2**32), st.integers(1, 1000))
def test_a_draw_is_a_function_of_seed_exercise_and_try(choices: dict[str, tuple[int, ...]], seed: int, attempt: int) -> None:
    once = draw(choices, seed, "w1-quiz", attempt)
    assert once == draw(dict(reversed(choices.items())), seed, "w1-quiz", attempt)
    assert set(once) == set(choices)
    assert all(once[name] in choices[name] for name in choices)


@given(CHOICES, st.integers(0, 2**32), st.integers(1, 100))
def test_every_combination_comes_before_one_comes_again(choices: dict[str, tuple[int, ...]], seed: int, start: int) -> None:
    total = 1
    for options in choices.values():
        total *= len(options)
    drawn = [tuple(sorted(draw(choices, seed, "w1-quiz", start + i).items())) for i in range(total)]
    assert len(set(drawn)) == total


def test_other_learners_and_exercises_get_other_numbers() -> None:
    choices = {"a": tuple(range(100)), "b": tuple(range(100))}
    seen = {tuple(draw(choices, seed, name, 1).values()) for seed in range(20) for name in ("w1-a", "w1-b")}
    assert len(seen) > 35


def test_only_drawn_names_are_filled_in() -> None:
    assert fill("$a ${a} $ab $$a \\$b ${b} cost: $5", {"a": 3}) == "3 3 $ab $3 \\$b ${b} cost: $5"
    assert fill("$a", {}) == "$a"
    assert fill("$size $s", {"s": 1, "size": 2}) == "2 1"
