"""A record of losses, and a grid of zeros. Each call makes its own list."""


def add_epoch(loss, history=[]):
    """Append `loss` to `history`, or to a new list if none is given, and return that list."""
    history.append(loss)
    return history


def make_grid(rows, cols):
    """Return a list of `rows` lists, each with `cols` zeros."""
    return [[0] * cols] * rows


if __name__ == "__main__":
    # Should print [0.9] [0.7], then [[0, 5, 0], [0, 0, 0]].
    print(add_epoch(0.9), add_epoch(0.7))
    grid = make_grid(2, 3)
    grid[0][1] = 5
    print(grid)
