"""You wrote `.cuda()`. That is one device, whichever was asked for, and an error where there is no GPU. Hand the device on: `.to(device)`."""


def train_step(model, batch, device):
    x, y = batch
    loss = (model(x.cuda()) - y.cuda()).square().mean()
    loss.backward()
    return loss
