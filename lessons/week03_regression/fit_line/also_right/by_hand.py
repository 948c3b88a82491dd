import torch


class Line(torch.nn.Module):
    def __init__(self, shift, scale):
        super().__init__()
        self.shift, self.scale = shift, scale
        self.w = torch.nn.Parameter(torch.zeros(1))
        self.b = torch.nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return self.b + self.w * (x - self.shift) / self.scale


def train(x, y, steps=300):
    model = Line(x.mean(), x.std())
    losses = []
    for _ in range(steps):
        loss = (model(x) - y).pow(2).mean()
        slopes = torch.autograd.grad(loss, [model.w, model.b])
        with torch.no_grad():
            for p, slope in zip((model.w, model.b), slopes):
                p -= 0.2 * slope
        losses.append(loss.item())
    return model, losses
