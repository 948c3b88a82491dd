"""You weigh the new gradient with (1 − momentum). That makes an average, and steps that are too short; Adam does so. SGD adds the whole gradient: momentum · sum + gradient."""
import torch


class MySGD(MySGD):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                slope = p.grad + self.weight_decay * p
                self.sums[i] = self.momentum * self.sums[i] + (1 - self.momentum) * slope
                p -= self.lr * self.sums[i]
