import torch
from torch import nn


class Normalize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean))
        self.register_buffer("std", torch.tensor(std))

    def forward(self, x):
        return torch.div(torch.sub(x, self.mean), self.std)


class RandomShift(nn.Module):
    def __init__(self, most):
        super().__init__()
        self.most = most
        self.frame = nn.ZeroPad2d(most)

    def forward(self, x):
        shape = x.shape
        start = [torch.randint(high=2 * self.most + 1, size=(1,)).item() for _ in "yx"]
        return self.frame(x).narrow(1, start[0], shape[1]).narrow(2, start[1], shape[2]).clone()


class Compose(nn.Sequential):
    def __init__(self, transforms):
        super().__init__()
        self.steps = list(transforms)

    def forward(self, x):
        for step in self.steps:
            x = step(x)
        return x


class Transformed(torch.utils.data.Dataset):
    def __init__(self, base, transform=None):
        self.base, self.transform = base, transform

    def __len__(self):
        return len(self.base)

    def __getitem__(self, index):
        item = list(self.base[index])
        item[0] = self.transform(item[0])
        return tuple(item)
