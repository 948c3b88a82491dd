"""You move a copy of the model. The optimizer, and everybody who holds the model, still has the old one. `model.to(device)` changes the model itself."""
import copy


def place(model, device):
    return copy.deepcopy(model).to(device)
