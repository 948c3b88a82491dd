"""You lost the axis: without `keepdim=True` the sums line up with another axis, and on a square tensor nothing complains."""


def softmax(x, dim):
    size = (x - x.amax(dim, keepdim=True)).exp()
    return size / size.sum(dim)
