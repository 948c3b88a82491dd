import torch


class MySGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        self.p, self.lr, self.m, self.wd, self.v = params, lr, momentum, weight_decay, {}

    def step(self):
        with torch.no_grad():
            for p in self.p:
                if p.grad is None:
                    continue
                g = p.grad + self.wd * p
                self.v[id(p)] = g + self.m * self.v[id(p)] if id(p) in self.v else g
                p.copy_(p - self.lr * self.v[id(p)])

    def zero_grad(self):
        for p in self.p:
            p.grad = None
