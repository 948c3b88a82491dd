import torch


class Net(torch.nn.Sequential):
    def __init__(self, low, high):
        super().__init__(torch.nn.Linear(1, 1, dtype=torch.float64))
        self.low, self.high = low, high

    def forward(self, x):
        return super().forward((2 * (x - self.low) / (self.high - self.low) - 1).double()).float()


def one_step(model, opt, x, y):
    opt.zero_grad()
    loss = torch.nn.functional.mse_loss(model(x), y)
    loss.backward()
    opt.step()
    return loss.item()


def train(x, y, steps=300):
    model = Net(x.min(), x.max())
    opt = torch.optim.Rprop(model.parameters(), lr=0.1)
    return model, [one_step(model, opt, x, y) for _ in range(steps)]
