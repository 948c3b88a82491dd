"""You put the numbers of all heads in turn: first number of each head, then the second of each. A head stays in one piece: the order of the axes is (b, t, h, k) before you join the last two."""


def merge_heads(x):
    b, h, t, k = x.shape
    return x.permute(0, 2, 3, 1).reshape(b, t, h * k)
