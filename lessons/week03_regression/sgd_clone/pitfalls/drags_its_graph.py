"""You change `p.data`, which autograd does not see, but you compute the sums from `p` itself, which it does. Every sum remembers the one before, and the memory grows with each step. Put the whole of `step` under `torch.no_grad()`."""


class MySGD(MySGD):
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                self.sums[i] = self.momentum * self.sums[i] + (p.grad + self.weight_decay * p)
                p.data -= self.lr * self.sums[i].detach()
