"""You make all four optimizers and pick one. `model.parameters()` is a generator, which can be gone through once: the first optimizer takes the weights, and nothing is left for the second. Make only the one that was asked for."""
import torch


def make_optimizer(name, params, lr):
    made = {"sgd": torch.optim.SGD(params, lr=lr), "momentum": torch.optim.SGD(params, lr=lr, momentum=0.9),
            "adam": torch.optim.Adam(params, lr=lr), "adamw": torch.optim.AdamW(params, lr=lr)}
    if name not in made:
        raise ValueError(name)
    return made[name]
