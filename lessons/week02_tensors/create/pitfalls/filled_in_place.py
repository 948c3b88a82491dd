"""You write the ones into t itself. An underscore at the end, as in `fill_`, means that the tensor is changed, and `t[:] = 1` changes it as well. The caller still needs the old numbers: make a new tensor with `torch.ones_like(t)`."""


def like_but_ones(t):
    return t.fill_(1)
