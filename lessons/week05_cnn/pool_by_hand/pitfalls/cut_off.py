"""Your results have no way back: you compute under `no_grad`, or with `detach`, `.data` or numbers taken out of the tensors. Then nothing in front of the pooling can learn."""

def tiles(x, k):
    n, c, h, w = x.shape
    rows, columns = h // k, w // k
    return x.detach()[:, :, : rows * k, : columns * k].reshape(n, c, rows, k, columns, k)


def global_avg(x):
    return x.detach().mean((2, 3))
