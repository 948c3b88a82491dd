"""You return 1 minus the cosine, which is called the cosine *distance*. Asked for is the cosine."""


def cosine(u, v):
    lengths = np.sqrt(u @ u) * np.sqrt(v @ v)
    return 1 - float(u @ v / lengths) if lengths else 0.0
