"""You always take axis 1. Which one it is, `dim` says; a tensor with one axis has no axis 1."""


def softmax(x, dim):
    return x.softmax(1)
