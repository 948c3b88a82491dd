from functools import cache


def add_epoch(loss, history=None):
    if history is None:
        history = []
    history.append(loss)
    return history


@cache
def make_grid(rows, cols):
    return [[0] * cols for _ in range(rows)]
