import torch
from itertools import zip_longest


class Pad:
    def __init__(self, value=0):
        self.value = value

    def __call__(self, batch):
        xs = [x for x, _ in batch]
        T = max(map(len, xs))
        like = xs[0]
        blank = torch.full(like.shape[1:], self.value, dtype=like.dtype)
        rows = []
        for x in xs:
            rows.append(torch.stack([*x, *[blank] * (T - len(x))]) if T else x)
        return torch.stack(rows), torch.LongTensor([len(x) for x in xs]), torch.LongTensor([y for _, y in batch])


pad_collate = Pad()
