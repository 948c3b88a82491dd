import torch


class Scaled(torch.nn.Module):
    def __init__(self, x):
        super().__init__()
        self.mean, self.std, self.line = x.mean(), x.std(), torch.nn.Linear(1, 1)

    def forward(self, x):
        return self.line((x - self.mean) / self.std)


def train(x, y, steps=300):
    model, losses = Scaled(x), []
    opt = torch.optim.SGD(model.parameters(), lr=0.1, weight_decay=0.5)
    for _ in range(steps):
        opt.zero_grad()
        loss = torch.nn.functional.mse_loss(model(x), y)
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return model, losses
