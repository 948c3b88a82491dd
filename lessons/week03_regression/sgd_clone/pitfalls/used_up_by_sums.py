"""You go through `params` twice in `__init__`, once for the list and once for the sums, and a generator gives out everything once: the second loop finds nothing. Make the list first, and then the sums from the list."""
import torch


class MySGD(MySGD):
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        self.lr, self.momentum, self.weight_decay = lr, momentum, weight_decay
        self.sums = [torch.zeros_like(p) for p in params]
        self.params = list(params)
