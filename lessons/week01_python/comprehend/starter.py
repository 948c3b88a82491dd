"""Three lists, each made from another in one line."""


def even_squares(xs: list[int]) -> list[int]:
    """Return the squares of the even numbers in `xs`, in order."""
    ...


def clip_negatives(xs: list[int]) -> list[int]:
    """Return `xs` with a 0 in the place of each negative number."""
    ...


def flatten(rows: list[list[int]]) -> list[int]:
    """Return the items of all rows in one list, row after row."""
    ...


if __name__ == "__main__":
    # Should print [16, 4, 0], then [3, 0, 0, 0], then [1, 2, 3].
    print(even_squares([3, 4, -2, 0, 7]))
    print(clip_negatives([3, -4, 0, -1]))
    print(flatten([[1, 2], [], [3]]))
