"""You give back an optimizer for any name: whoever misspells "adam" trains with something else and never learns of it. After the names you know, say `raise ValueError(…)`."""
import torch


def make_optimizer(name, params, lr):
    if name == "adam":
        return torch.optim.Adam(params, lr=lr)
    if name == "adamw":
        return torch.optim.AdamW(params, lr=lr)
    return torch.optim.SGD(params, lr=lr, momentum=0.9 if name == "momentum" else 0.0)
