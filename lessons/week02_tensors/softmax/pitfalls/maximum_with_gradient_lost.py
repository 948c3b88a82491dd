"""You computed without slopes: `detach`, `.data` or `no_grad` cut the result off from x. The maximum alone may be cut off, the rest may not."""


def softmax(x, dim):
    x = x.detach()
    size = (x - x.amax(dim, keepdim=True)).exp()
    return size / size.sum(dim, keepdim=True)
