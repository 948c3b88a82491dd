"""Your momentum has no memory: each step goes by its own gradient alone, because the sum is never kept, or begins at 0 again in every step. Keep one sum for each parameter in `self`, made in `__init__`."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None:
                total = torch.zeros_like(p)
                total = self.momentum * total + p.grad + self.weight_decay * p
                p -= self.lr * total
