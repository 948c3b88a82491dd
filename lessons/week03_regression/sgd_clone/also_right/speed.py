class MySGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        self.params = tuple(params)
        self.lr, self.m, self.wd = lr, momentum, weight_decay
        self.speed = {}

    def step(self):
        for p in self.params:
            if p.grad is not None:
                slope = p.grad.data + self.wd * p.data
                self.speed[p] = self.m * self.speed.get(p, 0) - self.lr * slope
                p.data = p.data + self.speed[p]

    def zero_grad(self):
        for p in self.params:
            p.grad = None
