"""Your tiles are made of pixels that lie far apart. When an axis of h is cut into tiles, the tile's number comes first and the place within it second: (h // k, k), not (k, h // k)."""

def tiles(x, k):
    n, c, h, w = x.shape
    rows, columns = h // k, w // k
    return x[:, :, : rows * k, : columns * k].reshape(n, c, k, rows, k, columns).permute(0, 1, 3, 2, 5, 4)
