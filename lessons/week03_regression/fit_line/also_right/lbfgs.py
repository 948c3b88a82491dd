import torch


def train(x, y, steps=300):
    model = torch.nn.Linear(1, 1)
    opt = torch.optim.LBFGS(model.parameters(), max_iter=4)
    losses = []

    def closure():
        opt.zero_grad()
        loss = ((model(x) - y) ** 2).mean()
        loss.backward()
        return loss

    for _ in range(steps):
        losses.append(opt.step(closure).item())
    return model, losses
