"""Your rows are one and the same list, so a change in one shows in all. The outer `*` repeats a row, even a copied one, `[row[:]] * rows`; and appending the same `row` again and again does that, too. Make each row anew: `for _ in range(rows)`, with the row made inside."""


def make_grid(rows, cols):
    return [[0] * cols] * rows
