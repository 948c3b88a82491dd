"""You ask in `__init__` which parameters have a gradient. At that time none has: the first `backward()` is still to come, so you keep nothing and move nothing. Keep all of them, and ask in every step."""


class MySGD(MySGD):
    def __init__(self, params, lr, momentum=0.0, weight_decay=0.0):
        super().__init__([p for p in params if p.grad is not None], lr, momentum, weight_decay)
