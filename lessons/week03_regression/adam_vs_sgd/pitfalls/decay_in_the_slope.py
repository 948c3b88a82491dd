"""You make AdamW of `Adam(…, weight_decay=0.01)`. That adds the decay to the slope, and Adam then divides it by the usual size of the slope: the steeper a weight's slope, the less it loses. `torch.optim.AdamW` takes the same share off every weight."""
import torch


def make_optimizer(name, params, lr):
    if name == "sgd":
        return torch.optim.SGD(params, lr=lr)
    if name == "momentum":
        return torch.optim.SGD(params, lr=lr, momentum=0.9)
    if name == "adam":
        return torch.optim.Adam(params, lr=lr)
    if name == "adamw":
        return torch.optim.Adam(params, lr=lr, weight_decay=0.01)
    raise ValueError(name)
