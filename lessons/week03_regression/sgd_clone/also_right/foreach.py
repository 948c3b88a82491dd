import torch


class MySGD:
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        self.lr, self.momentum, self.weight_decay = lr, momentum, weight_decay
        self.sums = {p: torch.zeros_like(p) for p in params}

    def step(self):
        with torch.no_grad():
            used = [p for p in self.sums if p.grad is not None]
            slopes = torch._foreach_add([p.grad for p in used], used, alpha=self.weight_decay)
            sums = [self.sums[p] for p in used]
            torch._foreach_mul_(sums, self.momentum)
            torch._foreach_add_(sums, slopes)
            torch._foreach_add_(used, sums, alpha=-self.lr)

    def zero_grad(self):
        for p in self.sums:
            if p.grad is not None:
                p.grad.zero_()
