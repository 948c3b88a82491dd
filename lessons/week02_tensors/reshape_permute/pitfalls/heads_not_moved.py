"""You cut the last axis, and left the heads where they are: (b, t, h, d / h). They should stand in front of t: `.transpose(1, 2)` swaps the two."""


def split_heads(x, h):
    b, t, d = x.shape
    if d % h:
        raise ValueError("h does not divide d")
    return x.reshape(b, t, h, d // h)
