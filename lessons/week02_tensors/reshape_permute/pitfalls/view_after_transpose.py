"""After the transpose the numbers no longer lie in the order of the shape, and `view` refuses to copy. `reshape` copies if it must."""


def merge_heads(x):
    b, h, t, k = x.shape
    return x.transpose(1, 2).view(b, t, h * k)
