"""You return the angle itself. Asked for is its cosine: leave out `arccos`."""


def cosine(u, v):
    lengths = np.sqrt(u @ u) * np.sqrt(v @ v)
    return float(np.arccos(np.clip(u @ v / lengths, -1, 1))) if lengths else 0.0
