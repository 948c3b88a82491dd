"""Four functions that pick elements."""

import torch
from torch import Tensor


def pick(logits: Tensor, labels: Tensor) -> Tensor:
    """Return, from each row of logits (n, k), the number at the place that labels (n,) says: (n,)."""
    return logits.gather(1, labels[:, None]).squeeze(1)


def top_rows(x: Tensor, score: Tensor, m: int) -> Tensor:
    """Return the m rows of x (n, d) with the highest score (n,), highest first: (m, d)."""
    return x[score.topk(m).indices]


def mask_mean(x: Tensor, keep: Tensor) -> Tensor:
    """Return the mean of the rows of x (n, d) where keep (n,) is True, zeros if there are none: (d,)."""
    return x[keep].sum(0) / keep.sum().clamp(min=1)


def one_hot(labels: Tensor, k: int) -> Tensor:
    """Return a row of zeros for each label, with a 1 at its place: (n, k), float32."""
    return (labels[:, None] == torch.arange(k, device=labels.device)).float()


if __name__ == "__main__":
    x = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    labels = torch.tensor([2, 0])
    print(pick(x, labels))  # [3, 4]
    print(top_rows(x, torch.tensor([0.1, 0.9]), 1))  # [[4, 5, 6]]
    print(mask_mean(x, torch.tensor([True, False])))  # [1, 2, 3]
    print(one_hot(labels, 3))  # [[0, 0, 1], [1, 0, 0]]
