"""You compute a new tensor and give it the name `p`. The model knows nothing of that: its own parameter never moves. Change the parameter itself, in place: `p -= …` under `torch.no_grad()`."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is None:
                continue
            self.sums[i] = self.momentum * self.sums[i] + p.grad + self.weight_decay * p
            p = p - self.lr * self.sums[i]
