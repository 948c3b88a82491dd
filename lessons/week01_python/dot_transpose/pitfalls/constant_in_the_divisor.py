"""The constant in your divisor is meant against 0/0, but for short vectors it is as large as their lengths, and the cosine comes out too small. Ask whether a length is 0 instead."""


def cosine(u, v):
    return float(u @ v / (np.sqrt(u @ u) * np.sqrt(v @ v) + 1e-8))
