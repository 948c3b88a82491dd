"""A vector of zeros has the length 0, and you divide by it: 0/0 is nan. Return 0.0 in that case."""


def cosine(u, v):
    with np.errstate(invalid="ignore"):
        return float(u @ v / (np.sqrt(u @ u) * np.sqrt(v @ v)))
