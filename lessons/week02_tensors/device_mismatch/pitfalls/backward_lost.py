"""You lost `backward()` on the way: the model has no slopes after your step. Only the devices were wrong."""


def train_step(model, batch, device):
    x, y = (t.to(device) for t in batch)
    return (model(x) - y).square().mean()
