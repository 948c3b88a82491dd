"""You make one long list of zeros. A grid is a list of rows, and each row a list: put the row in brackets of its own."""


def make_grid(rows, cols):
    return [0 for _ in range(rows) for _ in range(cols)]
