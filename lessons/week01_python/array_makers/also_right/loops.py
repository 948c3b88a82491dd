import numpy as np


def ramp(n):
    return np.array([float(i) for i in range(n)], dtype=np.float32)


def grid01(n):
    points = np.empty(n)
    for i in range(n):
        points[i] = i / (n - 1)
    return points


def checkerboard(n, m):
    return np.array([[(i + j) % 2 for j in range(m)] for i in range(n)])


def one_hot(labels, k):
    table = np.zeros((len(labels), k), dtype=int)
    for row, label in zip(table, labels):
        row[label] = 1
    return table
