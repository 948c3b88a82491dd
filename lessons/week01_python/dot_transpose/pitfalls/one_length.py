"""You divide by one length only. The dot product grows with both: divide by both."""


def cosine(u, v):
    length = np.sqrt(u @ u)
    return float(u @ v / length) if length and v.any() else 0.0
