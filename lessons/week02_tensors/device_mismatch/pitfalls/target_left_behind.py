"""You moved x and forgot y. The answers of the model are on the device, and meet the targets on the CPU."""


def train_step(model, batch, device):
    x, y = batch
    loss = (model(x.to(device)) - y).square().mean()
    loss.backward()
    return loss
