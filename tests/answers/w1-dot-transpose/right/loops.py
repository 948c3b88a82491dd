import math

import numpy as np


def dot(a, b):
    return sum(float(p) * float(q) for p, q in zip(a, b))


def linear(x, w, b):
    return np.array([[dot(row, weights) + c for weights, c in zip(w, b)] for row in x])


def gram(x):
    columns = [x[:, j] for j in range(x.shape[1])]
    return np.array([[dot(a, c) for c in columns] for a in columns])


def outer(u, v):
    out = np.zeros((len(u), len(v)))
    for i, a in enumerate(u):
        for j, c in enumerate(v):
            out[i, j] = a * c
    return out


def cosine(u, v):
    long = math.hypot(*u), math.hypot(*v)
    return 0.0 if 0 in long else dot(u, v) / long[0] / long[1]
