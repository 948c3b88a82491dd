"""`u @ u` is the length squared. Take its root before you divide."""


def cosine(u, v):
    lengths = (u @ u) * (v @ v)
    return float(u @ v / lengths) if lengths else 0.0
