"""You take the exponentials as they are. Beyond 88 (709 in float64) they are inf, and inf / inf is nan. Subtract the maximum along `dim` first; the shares stay the same."""


def softmax(x, dim):
    return x.exp() / x.exp().sum(dim, keepdim=True)
