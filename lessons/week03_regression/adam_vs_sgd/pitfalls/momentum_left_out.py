"""Your "momentum" is plain SGD: without its `momentum` argument `torch.optim.SGD` forgets the last step, and both names do the same. Give it `momentum=0.9`."""
import torch


def make_optimizer(name, params, lr):
    kinds = {"sgd": torch.optim.SGD, "momentum": torch.optim.SGD, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW}
    if name not in kinds:
        raise ValueError(name)
    return kinds[name](params, lr=lr)
