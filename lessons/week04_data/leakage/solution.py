"""Training and test data that know nothing of each other."""

import torch
from torch import Generator, Tensor

Pair = tuple[Tensor, Tensor]


def prepare(x: Tensor, y: Tensor, seed: int) -> tuple[Pair, Pair, Tensor, Tensor]:
    """Return (train, test, mean, std): two pairs (x, y), four fifths and one fifth, normalised; and by which numbers."""
    order = torch.randperm(len(x), generator=Generator().manual_seed(seed))
    first = len(x) // 5
    test, train = order[:first], order[first:]
    mean, std = x[train].mean(dim=0), x[train].std(dim=0)
    return ((x[train] - mean) / std, y[train]), ((x[test] - mean) / std, y[test]), mean, std


def duplicates(train_x: Tensor, test_x: Tensor) -> int:
    """Return how many rows of the test are also among the training rows."""
    known = {tuple(row) for row in train_x.tolist()}
    return sum(tuple(row) in known for row in test_x.tolist())


if __name__ == "__main__":
    heights = torch.tensor([[1.0], [2.0], [3.0], [4.0], [100.0]])
    (train_x, _), (test_x, _), mean, std = prepare(heights, torch.arange(5), seed=0)
    print(train_x.flatten(), test_x.flatten(), mean, std)
