"""You keep the sums in the class, outside `__init__`: all optimizers of your program share them, and each goes by what another one has seen. Make them in `__init__`, as `self.…`."""
import torch


class MySGD(MySGD):
    total = {}

    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                old = self.total.get((i, p.shape), 0)
                self.total[i, p.shape] = self.momentum * old + p.grad + self.weight_decay * p
                p -= self.lr * self.total[i, p.shape]
