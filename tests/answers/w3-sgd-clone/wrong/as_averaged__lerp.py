import torch


class MySGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        self.parameters = list(params)
        self.rate, self.beta, self.decay = lr, momentum, weight_decay
        self.velocity = {}

    def zero_grad(self):
        for p in self.parameters:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in self.parameters:
            if p.grad is not None:
                g = p.grad + self.decay * p
                v = self.velocity.setdefault(p, torch.zeros_like(p))
                v.lerp_(g, 1 - self.beta)
                p -= self.rate * v
