"""You count through the board, row after row, and take turns. With an even number of columns, every row then begins in the same way, and you get stripes. What decides is row plus column: odd or even."""
import numpy as np


def checkerboard(n, m):
    return (np.arange(n * m) % 2).reshape(n, m)
