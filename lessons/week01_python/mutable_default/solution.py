"""A record of losses, and a grid of zeros. Each call makes its own list."""


def add_epoch(loss: float, history: list[float] | None = None) -> list[float]:
    """Append `loss` to `history`, or to a new list if none is given, and return that list."""
    if history is None:
        history = []
    history.append(loss)
    return history


def make_grid(rows: int, cols: int) -> list[list[int]]:
    """Return a list of `rows` lists, each with `cols` zeros."""
    return [[0] * cols for _ in range(rows)]


if __name__ == "__main__":
    print(add_epoch(0.9), add_epoch(0.7))
    grid = make_grid(2, 3)
    grid[0][1] = 5
    print(grid)
