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
            g = p.grad.add(p, alpha=self.decay)
            v = self.velocity.get(p)
            v = g if v is None else v * self.beta + g
            self.velocity[p] = v
            p.sub_(v, alpha=self.rate)
