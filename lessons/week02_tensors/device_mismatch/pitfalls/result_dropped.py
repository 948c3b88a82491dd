"""You call `x.to(device)` and drop what it gives back. It changes nothing: write `x = x.to(device)`, and the same for y."""


def train_step(model, batch, device):
    x, y = batch
    x.to(device)
    y.to(device)
    loss = (model(x) - y).square().mean()
    loss.backward()
    return loss
