"""This is the dot product alone: it grows with the lengths. Divide it by both of them."""


def cosine(u, v):
    return float(u @ v)
