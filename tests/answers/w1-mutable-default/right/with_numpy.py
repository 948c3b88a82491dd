import numpy as np


class History(list):
    pass


def add_epoch(loss, history=None):
    target = History() if history is None else history
    target.extend([loss])
    return list(target) if history is None else target


def make_grid(rows, cols):
    return np.zeros((rows, cols), dtype=int)
