"""A layer, a function and a training step that work on every device."""

import torch
from torch import Tensor, nn


class Scaler(nn.Module):
    """Subtract a mean from each column and divide by a deviation. Both are fixed: they belong to the model and are not learnt."""

    mean: Tensor
    std: Tensor

    def __init__(self, mean: Tensor, std: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)

    def forward(self, x: Tensor) -> Tensor:
        return (x - self.mean) / self.std


def add_positions(x: Tensor) -> Tensor:
    """Return x (b, n, d) with 0 added to all numbers of the first place, 1 to the second, up to n - 1."""
    positions = torch.arange(x.shape[1], device=x.device)
    return x + positions[:, None]


def train_step(model: nn.Module, batch: tuple[Tensor, Tensor], device: torch.device | str) -> Tensor:
    """Return the mean squared error of a batch (x, y) as a tensor, with its slopes left in the model, which is on the device."""
    x, y = (t.to(device) for t in batch)
    loss = (model(x) - y).square().mean()
    loss.backward()
    return loss


if __name__ == "__main__":
    device = "cuda" if torch.cuda.is_available() else "cpu"
    scaler = Scaler(torch.tensor([1.0, 2.0]), torch.tensor([2.0, 2.0])).to(device)
    print(scaler(torch.tensor([[3.0, 2.0]], device=device)))  # [[1, 0]]
    print(scaler.state_dict())  # holds mean and std
    print(add_positions(torch.zeros(1, 3, 2, device=device)))  # [[[0, 0], [1, 1], [2, 2]]]
    batch = torch.tensor([[1.0]]), torch.tensor([[2.0]])
    print(train_step(nn.Linear(1, 1).to(device), batch, device))
