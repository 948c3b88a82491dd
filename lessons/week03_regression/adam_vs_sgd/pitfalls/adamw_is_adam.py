"""Your "adamw" is plain Adam. AdamW also takes a little off every weight in each step, a hundredth of `lr` times the weight, which keeps weights small that nothing else holds. It is a class of its own: `torch.optim.AdamW`."""
import torch


def make_optimizer(name, params, lr):
    if name == "sgd":
        return torch.optim.SGD(params, lr=lr)
    if name == "momentum":
        return torch.optim.SGD(params, lr=lr, momentum=0.9)
    if name in ("adam", "adamw"):
        return torch.optim.Adam(params, lr=lr)
    raise ValueError(name)
