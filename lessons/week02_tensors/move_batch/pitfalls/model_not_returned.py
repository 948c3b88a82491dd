"""You move the model and return nothing. Whoever writes `model = place(model, device)` has None then."""


def place(model, device):
    model.to(device)
