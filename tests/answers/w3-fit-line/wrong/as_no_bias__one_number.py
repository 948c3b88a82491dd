import torch


class Slope(torch.nn.Module):
    def __init__(self, x):
        super().__init__()
        self.scale = x.abs().max()
        self.middle = (x.max() + x.min()) / 2
        self.w = torch.nn.Parameter(torch.randn(()))

    def forward(self, x):
        return self.w * (x - self.middle) / self.scale


def train(x, y, steps=300):
    model = Slope(x)
    optimizer = torch.optim.SGD([model.w], lr=0.3)
    losses = []
    for _ in range(steps):
        loss = ((model(x) - y) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
        model.w.grad = None
    return model, losses
