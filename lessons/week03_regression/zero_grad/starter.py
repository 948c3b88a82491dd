"""Two training loops. Each decides when a gradient is finished with."""

import torch
from torch import nn
from torch.nn import functional as F


def train(model, opt, batches):
    """Take one step per batch, from the gradient of that batch alone."""
    for x, y in batches:
        loss = F.mse_loss(model(x), y)
        loss.backward()
        opt.step()


def train_accumulated(model, opt, batches, k):
    """Take one step per `k` batches, equal to one step on all of them together.

    The batches are of one size. The last group has fewer than `k` where they do not divide evenly.
    """
    ...


if __name__ == "__main__":
    # 60 batches of points around y = 2x + 3: weight and bias should come out as 2 and 3.
    torch.manual_seed(0)
    inputs = [torch.randn(16, 1) for _ in range(60)]
    model = nn.Linear(1, 1)
    train(model, torch.optim.SGD(model.parameters(), lr=0.05), [(x, 2 * x + 3) for x in inputs])
    print(f"weight {model.weight.item():.2f}   bias {model.bias.item():.2f}")
