import torch


class Rising(torch.nn.Module):
    """Only lines that rise, from a positive height."""

    def __init__(self, x):
        super().__init__()
        self.mean, self.std = x.mean(), x.std()
        self.w = torch.nn.Parameter(torch.ones(1))
        self.b = torch.nn.Parameter(torch.ones(1))

    def forward(self, x):
        return self.w.abs() * (x - self.mean) / self.std + self.b


def train(x, y, steps=300):
    model, losses = Rising(x), []
    opt = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(steps // 20):
        opt.zero_grad()
        loss = (model(x) - y).square().mean()
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return model, losses
