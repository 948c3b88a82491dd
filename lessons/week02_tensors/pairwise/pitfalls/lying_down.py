"""You have rows and columns exchanged: (m, n). Row i belongs to a. The new axis of a stands where b has its rows: `a[:, None, :]`."""


def pairwise_sq(a, b):
    return (a[None, :, :] - b[:, None, :]).square().sum(-1)
