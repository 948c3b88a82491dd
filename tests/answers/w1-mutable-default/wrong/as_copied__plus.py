def add_epoch(loss, history=None):
    if history is None:
        history = []
    history = history + [loss]
    return history


def make_grid(rows, cols):
    return [cols * [0] for _ in range(rows)]
