"""Your cosine is never negative, so vectors that point opposite ways look the same. Keep the sign."""


def cosine(u, v):
    lengths = np.sqrt((u @ u) * (v @ v))
    return float(abs(u @ v) / lengths) if lengths else 0.0
