"""Learn a line from points: guess, measure, find the slope, step."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class ScaledLine(nn.Module):
    """A line that first shifts and scales its input, so that one learning rate fits inputs of any size."""

    def __init__(self, x: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", x.mean())
        self.register_buffer("std", x.std())
        self.line = nn.Linear(1, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.line((x - self.mean) / self.std)


def train(x: Tensor, y: Tensor, steps: int = 300) -> tuple[nn.Module, list[float]]:
    """Fit a line to the points (x, y), both of shape (n, 1); return it with the loss of each step."""
    model = ScaledLine(x)
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for _ in range(steps):
        opt.zero_grad()
        loss = F.mse_loss(model(x), y)
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return model, losses


if __name__ == "__main__":
    torch.manual_seed(0)
    x = 2 * torch.rand(64, 1) - 1
    model, losses = train(x, 2 * x + 3 + 0.1 * torch.randn(64, 1))
    print(f"loss {losses[0]:.3f} at the start, {losses[-1]:.3f} at the end")
    print(f"at x = 1 the model says {model(torch.ones(1, 1)).item():.2f}; the line is at 5")
