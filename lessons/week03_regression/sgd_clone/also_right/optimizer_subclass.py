import torch


class MySGD(torch.optim.Optimizer):
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        super().__init__(params, dict(lr=lr, momentum=momentum, decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                if p.grad is None:
                    continue
                d = p.grad.add(p, alpha=group["decay"])
                state = self.state[p]
                if "sum" in state:
                    d = state["sum"].mul_(group["momentum"]).add_(d)
                else:
                    state["sum"] = d
                p.add_(d, alpha=-group["lr"])
