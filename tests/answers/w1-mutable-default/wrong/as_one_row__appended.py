def add_epoch(loss, history=None):
    if history is None:
        history = []
    history.append(loss)
    return history


def make_grid(rows, cols):
    row = [0] * cols
    grid = []
    for _ in range(rows):
        grid.append(row)
    return grid
