"""You let `nn` and `optim` do the work. They do it well, and from the next exercises on they may. This once, take the step yourself, so that you know what they do: `w`, `b`, and their `.grad`."""
import torch


def fit(x, y, lr, steps):
    model = torch.nn.Linear(1, 1)
    torch.nn.init.zeros_(model.weight)
    torch.nn.init.zeros_(model.bias)
    opt = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for _ in range(steps):
        opt.zero_grad()
        loss = torch.nn.functional.mse_loss(model(x), y)
        loss.backward()
        losses.append(loss.item())
        opt.step()
    return model.weight, model.bias, losses
