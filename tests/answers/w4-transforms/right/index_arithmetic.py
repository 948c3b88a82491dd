import torch
from torch.utils.data import Dataset


class Normalize:
    def __init__(self, mean, std):
        self.scale = 1 / torch.tensor(std, dtype=torch.float32)
        self.bias = -torch.tensor(mean, dtype=torch.float32) * self.scale

    def __call__(self, picture):
        return torch.einsum("chw,c->chw", picture, self.scale) + self.bias.view(-1, 1, 1)


class RandomShift:
    def __init__(self, most):
        self.most = most

    def draw(self):
        return (torch.rand(2) * (2 * self.most + 1)).floor().int() - self.most

    def __call__(self, picture):
        c, h, w = picture.shape
        down, right = self.draw().tolist()
        rows, columns = torch.arange(h) - down, torch.arange(w) - right
        there = ((rows >= 0) & (rows < h))[:, None] & ((columns >= 0) & (columns < w))
        found = picture[:, rows.clamp(0, h - 1)][:, :, columns.clamp(0, w - 1)]
        return torch.where(there, found, torch.zeros(()))


class Compose:
    def __init__(self, transforms):
        self.rest = tuple(transforms)

    def __call__(self, picture):
        if not self.rest:
            return picture
        first, *others = self.rest
        return Compose(others)(first(picture))


class Transformed(Dataset):
    def __init__(self, base, transform):
        self.get = lambda i: (transform(base[i][0]), base[i][1])
        self.size = lambda: len(base)

    def __len__(self):
        return self.size()

    def __getitem__(self, i):
        return self.get(i)
