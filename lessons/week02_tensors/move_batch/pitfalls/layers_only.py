"""You move the layers of one kind. A layer such as BatchNorm keeps numbers beside its weights, and they stayed behind. `model.to(device)` moves all that belongs to it."""
from torch import nn


def place(model, device):
    for part in model.modules():
        if isinstance(part, nn.Linear):
            part.to(device)
    return model
