class MySGD(object):
    def __init__(self, params, lr, momentum=0., weight_decay=0.):
        self.params = {str(i): p for i, p in enumerate(params)}
        self.buffers = {}
        self.hyper = (lr, momentum, weight_decay)

    def step(self):
        lr, mu, lam = self.hyper
        for name, p in self.params.items():
            g = p.grad
            if g is None:
                continue
            g = g.detach().clone()
            if lam != 0:
                g += lam * p.detach()
            if mu != 0:
                if name in self.buffers:
                    g += mu * self.buffers[name]
                self.buffers[name] = g
            p.detach().sub_(lr * g)

    def zero_grad(self):
        for p in self.params.values():
            if p.grad is None:
                continue
            p.grad.detach_()
            p.grad.zero_()
