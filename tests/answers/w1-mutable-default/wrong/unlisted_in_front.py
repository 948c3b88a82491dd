def add_epoch(loss, history=None):
    if history is None:
        history = []
    history.insert(0, loss)
    return history


def make_grid(rows, cols):
    return [[0] * cols for _ in range(rows)]
