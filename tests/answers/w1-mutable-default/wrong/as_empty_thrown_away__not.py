def add_epoch(loss, history=None):
    if not history:
        history = []
    history += [loss]
    return history


def make_grid(rows, cols):
    return [[0 for _ in range(cols)] for _ in range(rows)]
