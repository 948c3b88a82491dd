"""A loss that compares each prediction with its own target, and with no other."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F


def one_per_point(values: Tensor, name: str) -> Tensor:
    """The n numbers in `values`, of shape (n, 1) or (n,), as shape (n,)."""
    if values.dim() == 1:
        return values
    if values.dim() == 2 and values.shape[1] == 1:
        return values.squeeze(1)
    raise ValueError(f"{name} has shape {tuple(values.shape)}, expected (n, 1) or (n,)")


def loss_fn(pred: Tensor, y: Tensor) -> Tensor:
    """The mean squared error of n predictions and their n targets, each of shape (n, 1) or (n,)."""
    pred, y = one_per_point(pred, "pred"), one_per_point(y, "y")
    if len(pred) != len(y):
        raise ValueError(f"{len(pred)} predictions, but {len(y)} targets")
    return F.mse_loss(pred, y)


@torch.no_grad()
def evaluate(model: nn.Module, x: Tensor, y: Tensor) -> float:
    """The loss of the model's answers to x, as a plain number."""
    return loss_fn(model(x), y).item()


if __name__ == "__main__":
    # Points of y = 2x + 3: the line should come out with slope 2 and height 3, and a loss of 0.
    torch.manual_seed(0)
    x = 2 * torch.rand(32, 1) - 1
    y = (2 * x + 3).flatten()
    model = nn.Linear(1, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(200):
        opt.zero_grad()
        loss_fn(model(x), y).backward()
        opt.step()
    print(f"slope {model.weight.item():.2f}   height {model.bias.item():.2f}   loss {evaluate(model, x, y):.2f}")
