"""You take the length of the first row for that of all rows. Rows may differ, and there may be none. Don't count: `for x in row` takes what is there."""


def flatten(rows):
    return [rows[i][j] for i in range(len(rows)) for j in range(len(rows[0]))]
