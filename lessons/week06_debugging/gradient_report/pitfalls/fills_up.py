"""You put zeros where no gradient was, in the model itself. Afterwards nobody can see that a parameter was never reached, and an optimizer with momentum moves it. Look, and change nothing."""


def total_norm(model):
    for p in model.parameters():
        if p.grad is None:
            p.grad = torch.zeros_like(p)
    return math.hypot(*(p.grad.norm().item() for p in model.parameters()))
