import torch


def train(x, y, steps=300):
    """Train on scaled inputs, then fold the scaling into the weights of an ordinary line."""
    mean, std = x.mean(), x.std()
    model = torch.nn.Linear(1, 1)
    opt = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.8)
    scaled, losses = (x - mean) / std, []
    for _ in range(steps):
        loss = (model(scaled) - y).square().mean()
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.detach())
    with torch.no_grad():
        model.weight /= std
        model.bias -= (model.weight * mean).squeeze()
    return model, losses
