"""You reckon with a `.grad` of None. A parameter that the loss did not use, or that is frozen, has no gradient: ask for it first, and go on to the next parameter."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            slope = p.grad + self.weight_decay * p
            self.sums[i] = self.momentum * self.sums[i] + slope
            p -= self.lr * self.sums[i]
