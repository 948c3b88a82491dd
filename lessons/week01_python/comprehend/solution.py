"""Three lists, each made from another in one line."""

from collections.abc import Iterable, Sequence


def even_squares(xs: Iterable[int]) -> list[int]:
    """Return the squares of the even numbers in `xs`, in order."""
    return [x**2 for x in xs if x % 2 == 0]


def clip_negatives(xs: Iterable[int]) -> list[int]:
    """Return `xs` with a 0 in the place of each negative number."""
    return [x if x > 0 else 0 for x in xs]


def flatten(rows: Iterable[Sequence[int]]) -> list[int]:
    """Return the items of all rows in one list, row after row."""
    return [x for row in rows for x in row]


if __name__ == "__main__":
    print(even_squares([3, 4, -2, 0, 7]))
    print(clip_negatives([3, -4, 0, -1]))
    print(flatten([[1, 2], [], [3]]))
