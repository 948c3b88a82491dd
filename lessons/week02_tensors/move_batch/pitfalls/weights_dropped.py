"""You call `.to(device)` on each weight and drop what it gives back: the weights of the model stay where they are. `model.to(device)` replaces them inside the model."""


def place(model, device):
    for p in model.parameters():
        p.to(device)
    return model
