"""Your Adam does not get `lr`: it goes by its own, 0.001, whatever rate is asked for. Hand `lr` on to every one of the four."""
import torch


def make_optimizer(name, params, lr):
    if name == "sgd":
        return torch.optim.SGD(params, lr=lr)
    if name == "momentum":
        return torch.optim.SGD(params, lr=lr, momentum=0.9)
    if name == "adam":
        return torch.optim.Adam(params)
    if name == "adamw":
        return torch.optim.AdamW(params)
    raise ValueError(name)
