import numpy as np


def ramp(n):
    return np.arange(0, n, 1, np.float32)


def grid01(n):
    return np.linspace(0, 1, n)


def checkerboard(n, m):
    board = np.zeros((n, m), dtype=int)
    color = 0
    for i in range(n):
        for j in range(m):
            board[i, j] = color
            color = 1 - color
    return board


def one_hot(labels, k):
    return np.take(np.identity(k), labels, axis=0)

