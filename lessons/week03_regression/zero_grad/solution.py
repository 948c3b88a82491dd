"""Two training loops. Each decides when a gradient is finished with."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.optim import Optimizer

Batch = tuple[Tensor, Tensor]


def train(model: nn.Module, opt: Optimizer, batches: Sequence[Batch]) -> None:
    """Take one step per batch, from the gradient of that batch alone."""
    for x, y in batches:
        opt.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        opt.step()


def train_accumulated(model: nn.Module, opt: Optimizer, batches: Sequence[Batch], k: int) -> None:
    """Take one step per `k` batches, equal to one step on all of them together.

    The batches are of one size. The last group has fewer than `k` where they do not divide evenly.
    """
    for start in range(0, len(batches), k):
        group = batches[start : start + k]
        opt.zero_grad()
        for x, y in group:
            loss = F.mse_loss(model(x), y) / len(group)
            loss.backward()
        opt.step()


if __name__ == "__main__":
    # 60 batches of points around y = 2x + 3: weight and bias should come out as 2 and 3.
    torch.manual_seed(0)
    inputs = [torch.randn(16, 1) for _ in range(60)]
    model = nn.Linear(1, 1)
    train(model, torch.optim.SGD(model.parameters(), lr=0.05), [(x, 2 * x + 3) for x in inputs])
    print(f"weight {model.weight.item():.2f}   bias {model.bias.item():.2f}")
