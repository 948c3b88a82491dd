import torch


def from_rows(rows):
    return torch.tensor([list(row) for row in rows])


def border(h, w):
    table = torch.zeros(h, w)
    for edge in (table[0], table[-1], table[:, 0], table[:, -1]):
        edge.fill_(1)
    return table


def countdown(n):
    return torch.tensor(list(range(n, 0, -1)), dtype=torch.int64)


def identity_stack(b, n):
    return torch.eye(n).expand(b, n, n)


def like_but_ones(t):
    return t.new_ones(t.shape)
