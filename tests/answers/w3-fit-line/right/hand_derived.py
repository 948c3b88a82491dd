import torch


class Line(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.slope = torch.nn.Parameter(torch.tensor(0.0))
        self.height = torch.nn.Parameter(torch.tensor(0.0))

    def forward(self, x):
        return self.slope * x + self.height


@torch.no_grad()
def train(x, y, steps=300):
    """The slopes of the loss worked out on paper, on centred inputs."""
    middle, size = x.mean(), (x - x.mean()).norm() / len(x) ** 0.5
    z = (x - middle) / size
    w = b = torch.tensor(0.0)
    losses = []
    for _ in range(steps):
        error = w * z + b - y
        losses.append((error**2).mean().item())
        w = w - 0.2 * (error * z).mean()
        b = b - 0.2 * error.mean()
    model = Line()
    model.slope.copy_(w / size)
    model.height.copy_(b - w * middle / size)
    return model, losses
