"""You bring the answers of the model to the CPU, to meet y there. Each step then waits for a copy. Move y to the device instead, which is small and can go ahead."""


def train_step(model, batch, device):
    x, y = batch
    loss = (model(x.to(device)).cpu() - y).square().mean()
    loss.backward()
    return loss
