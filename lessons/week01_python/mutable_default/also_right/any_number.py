def add_epoch(loss, *args, **kw):
    given = [*args, *kw.values()]
    history = given[0] if given else []
    history.insert(len(history), loss)
    return history


def make_grid(rows, cols):
    grid = []
    for _ in range(rows):
        row = []
        for _ in range(cols):
            row.append(0)
        grid.append(row)
    return grid
