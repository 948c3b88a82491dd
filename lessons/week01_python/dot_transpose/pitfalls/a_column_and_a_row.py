"""Your cosine is an array of shape (1, 1), since a row met a column. Two arrays with one axis give a plain number: `u @ v`."""


def cosine(u, v):
    lengths = np.sqrt(u @ u) * np.sqrt(v @ v)
    return u[None, :] @ v[:, None] / lengths if lengths else 0.0
